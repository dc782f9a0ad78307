import { LANGUAGES } from '../content/languages.ts';
import { type PageId, pageIds, pageSource } from '../content/places.ts';

/** Addresses outside of the docs, sorted, and the pages that link to each. */
export function externalLinks(): [url: string, pages: PageId[]][] {
  const found = new Map<string, Set<PageId>>();
  for (const language of LANGUAGES) {
    for (const id of pageIds(language)) {
      // an address may have one pair of parentheses in it
      for (const [, url] of pageSource(language, id).matchAll(
        /\]\((https?:(?:\([^)]*\)|[^()\s])+)\)/g,
      )) {
        found.set(url, (found.get(url) ?? new Set()).add(id));
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([url, pages]) => [url, [...pages]]);
}
