import MiniSearch from 'minisearch';
import { MINISEARCH, type SearchFile } from './searcher.ts';
import type { Section } from './section.ts';
import { namesOfTerms } from './terms.ts';

/** The file that search loads, from the sections of all pages of a language. */
export function makeIndex(sections: readonly Section[]): SearchFile {
  const index = new MiniSearch<Section>(MINISEARCH);
  const known = new Set<string>();
  for (const section of sections) {
    if (known.has(section.id)) continue;
    known.add(section.id);
    index.add(section);
  }
  return { terms: namesOfTerms(), index: index.toJSON() };
}
