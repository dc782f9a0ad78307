// The import map of a page without a bundler: every door of every package, and the file that npm has installed behind it.
//   node scripts/import-map.mjs   writes it into the front pages
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedPackages, readManifest } from './workspace/published.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The pages that show the map, in the only code block of its kind. */
export const PAGES = ['README.md', 'README.ko.md'];
const BLOCK = /```html\n<script type="importmap">[\s\S]*?<\/script>\n```/;

/** Packages of others that ours import, and their modules for browsers. */
const OTHERS = {
  'csv-parse/browser/esm/sync': 'csv-parse/dist/esm/sync.js',
  fflate: 'fflate/esm/browser.js',
};

/**
 * @param {string} base where the folders of the packages lie, such as `/node_modules/@bp/`
 * @param {string} others where those of others lie, such as `/node_modules/`
 * @returns {string} JSON
 */
export function importMap(base, others) {
  const doors = publishedPackages(ROOT).flatMap(({ name, folder }) => {
    /** @type {Record<string, { import: { default: string } }>} */
    const { './package.json': _, ...exported } = readManifest(join(ROOT, folder)).exports;
    return Object.entries(exported).map(([door, target]) => [
      name + door.slice(1),
      base + name.slice('@bp/'.length) + target.import.default.slice(1),
    ]);
  });
  const ofOthers = Object.entries(OTHERS).map(([name, file]) => [name, others + file]);
  return JSON.stringify({ imports: Object.fromEntries([...doors, ...ofOthers]) }, null, 2);
}

/** A page with the map as it is to be. @param {string} page */
export function withImportMap(page) {
  if (!BLOCK.test(page)) throw new Error('the page has no block with an import map');
  const map = importMap('/node_modules/@bp/', '/node_modules/');
  return page.replace(BLOCK, `\`\`\`html\n<script type="importmap">\n${map}\n</script>\n\`\`\``);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of PAGES) {
    const path = join(ROOT, page);
    writeFileSync(path, withImportMap(readFileSync(path, 'utf8')));
  }
}
