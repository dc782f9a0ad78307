// What a published package must hold, and what it must not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDescribedConstructors } from '../declarations/described.mjs';
import { filesIn } from '../workspace/files-in.mjs';
import { readManifest } from '../workspace/published.mjs';

const NEEDED = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
const OF_TESTS = /(^|[\\/])(tests?|__tests__|fixtures)[\\/]|\.(test|spec|e2e)\.[cm]?[jt]sx?$/;

/**
 * @param {string} folder an unpacked package
 * @returns {string[]} what is wrong with it, a line each
 */
export function contentFindings(folder) {
  const files = filesIn(folder);
  const missing = NEEDED.filter((file) => !files.includes(file)).map((file) => `has no ${file}`);
  const protocols = workspaceRanges(readManifest(folder));
  const tests = files.filter((file) => OF_TESTS.test(file)).map((file) => `holds a test: ${file}`);
  const built = files
    .filter((file) => file.endsWith('.map'))
    .flatMap((file) => {
      /** @type {{ sources: string[] }} */
      const { sources } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const found = sources.filter((source) => OF_TESTS.test(source));
      return found.map((source) => `is built from a test: ${source} in ${file}`);
    });
  const silent = files
    .filter((file) => /\.d\.c?ts$/.test(file))
    .filter((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return withDescribedConstructors(text) !== text;
    })
    .map((file) => `has constructors in ${file} that do not say what their classes say`);
  return [...missing, ...protocols, ...tests, ...built, ...silent];
}

/**
 * Ranges that mean something in this workspace only.
 *
 * @param {Record<string, unknown>} manifest
 */
function workspaceRanges(manifest) {
  return Object.entries(manifest)
    .filter(([field]) => /dependencies$/i.test(field))
    .flatMap(([field, ranges]) =>
      Object.entries(/** @type {object} */ (ranges)).map((one) => ({ field, one })),
    )
    .filter(({ one: [, range] }) => /^(workspace|catalog|link|file):/.test(range))
    .map(({ field, one: [name, range] }) => `has ${name}: ${range} in its ${field}`);
}
