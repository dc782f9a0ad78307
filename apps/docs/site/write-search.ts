import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../content/languages.ts';
import { makeIndex } from '../search/make-index.ts';
import { readSections } from '../search/read-sections.ts';
import { htmlFiles } from './html-files.ts';

/** Generated pages say much that is the same; of their sections the beginnings are enough. */
const MOST_OF_GENERATED = 240;

/** Where the file of a language lies below the site. */
export function searchFile(language: Language): string {
  return `search/${language}.json`;
}

/** Makes the files of the search from the pages as they were built, so that what is generated is found, too. */
export function writeSearch(outDir: string): void {
  mkdirSync(join(outDir, 'search'), { recursive: true });
  const pages = htmlFiles(outDir).filter((page) => page !== '404');
  for (const language of LANGUAGES) {
    const own = pages.filter((page) => page.startsWith('en/') === (language === 'en'));
    const sections = own.flatMap((page) => {
      const id = page.replace(/^en\//, '');
      const html = readFileSync(join(outDir, `${page}.html`), 'utf8');
      return readSections(
        html,
        id,
        id.startsWith('reference/api/') ? MOST_OF_GENERATED : undefined,
      );
    });
    writeFileSync(join(outDir, searchFile(language)), JSON.stringify(makeIndex(sections)));
  }
}
