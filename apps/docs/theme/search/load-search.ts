import { withBase } from 'vitepress';
import type { Language } from '../../content/languages.ts';
import { Searcher } from '../../search/searcher.ts';

const loaded = new Map<Language, Promise<Searcher>>();

/** The search of a language, loaded once. */
export function loadSearch(language: Language): Promise<Searcher> {
  const known = loaded.get(language);
  if (known) return known;
  const searcher = load(language);
  loaded.set(language, searcher);
  searcher.catch(() => loaded.delete(language));
  return searcher;
}

async function load(language: Language): Promise<Searcher> {
  // the name stays when the contents change, so the browser asks whether they have
  const response = await fetch(withBase(`/search/${language}.json`), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`the search answers with ${response.status}`);
  return new Searcher(await response.json());
}
