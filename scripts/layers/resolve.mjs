// Which file a relative import means.
import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

const ENDINGS = ['.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** What TypeScript lets an import of a program mean, be it for its types. */
const SOURCES = {
  js: ['ts', 'tsx', 'd.ts'],
  jsx: ['tsx', 'd.ts'],
  mjs: ['mts', 'd.mts'],
  cjs: ['cts', 'd.cts'],
};
const CANDIDATES = ['', ...ENDINGS, ...ENDINGS.map((ending) => `/index${ending}`)];

/**
 * The file that a relative import means, relative to the root; as written if there is none.
 *
 * @param {string} root
 * @param {string} importer
 * @param {string} specifier
 */
export function resolveRelative(root, importer, specifier) {
  // bundlers take what stands behind a ? for themselves
  const target = posix.join(posix.dirname(importer), specifier.replace(/\?.*$/, ''));
  const candidates = CANDIDATES.map((ending) => target + ending);
  for (const [ending, sources] of Object.entries(SOURCES)) {
    if (!target.endsWith(`.${ending}`)) continue;
    candidates.push(...sources.map((source) => target.slice(0, -ending.length) + source));
  }
  return candidates.find((path) => isFile(join(root, path))) ?? target;
}

/** @param {string} path */
function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}
