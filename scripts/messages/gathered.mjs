// The messages of all packages, behind the doors `@bp/tensor/en` and `@bp/tensor/ko`. No source imports them from there: this
// puts them into the place of one module, in builds and in tests.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedPackages } from '../workspace/published.mjs';
import { readKorean } from './korean.mjs';
import { idOf, NUMBERS, readNumbers } from './numbers.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The module that waits for them, wherever it lies. */
const PLACE = /[\\/]gathered-messages\.ts$/;

/**
 * The code of that module: English and Korean templates by their ids.
 *
 * @param {string} root
 */
export function gatheredModule(root) {
  /** @type {Record<string, string>} */
  const english = {};
  /** @type {Record<string, string>} */
  const korean = {};
  for (const { name, folder } of publishedPackages(root)) {
    const translated = readKorean(join(root, folder));
    for (const [number, text] of Object.entries(readNumbers(join(root, folder)))) {
      if (text === null) continue;
      const id = idOf(name, number);
      english[id] = text;
      if (text in translated) korean[id] = translated[text];
    }
  }
  return `export const english = ${JSON.stringify(english)};
export const korean = ${JSON.stringify(korean)};
`;
}

/**
 * For esbuild.
 *
 * @type {NonNullable<import('tsup').Options['esbuildPlugins']>[number]}
 */
export const gatheredInBuilds = {
  name: 'gathered-messages',
  setup(build) {
    build.onLoad({ filter: PLACE }, () => ({
      contents: gatheredModule(ROOT),
      watchFiles: gatheredFiles(ROOT),
    }));
  },
};

/**
 * For Vite, and so for tests.
 *
 * @type {import('vitest/config').Plugin}
 */
export const gatheredInTests = {
  name: 'gathered-messages',
  enforce: 'pre',
  load(id) {
    if (!PLACE.test(id)) return null;
    for (const file of gatheredFiles(ROOT)) this.addWatchFile(file);
    return gatheredModule(ROOT);
  },
};

/** @param {string} root @returns {string[]} */
function gatheredFiles(root) {
  return publishedPackages(root)
    .flatMap(({ folder }) => [join(root, folder, NUMBERS), join(root, folder, 'src', 'ko.ts')])
    .filter(existsSync);
}
