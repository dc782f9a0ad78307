// Which file a relative import means.
import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

const ENDINGS = ['.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
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
  // TypeScript lets `./a.js` mean a.ts
  if (/\.[cm]?jsx?$/.test(target)) {
    candidates.push(target.replace(/js(x?)$/, 'ts$1'), target.replace(/js$/, 'tsx'));
  }
  return candidates.find((path) => isFile(join(root, path))) ?? target;
}

/** @param {string} path */
function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}
