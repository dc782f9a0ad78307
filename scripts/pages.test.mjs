import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every file of the repository, below a slash. */
const files = filesBelow('');

/** What stands for any name. */
const EXAMPLES = ['x.test.ts'];

/** What stands between backticks and looks like a path: a file with one of our endings, or a folder with a slash behind it. */
const PATH = /`((?:[\w.-]+\/)*[\w.-]+(?:\.(?:ts|mjs|md)|\/))`/g;

it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names files that are there', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  // What a recipe creates is not there yet.
  const created = [...text.matchAll(/^Create `([^`]+)`/gm)].map(([, file]) => file);
  const named = [...text.matchAll(PATH)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(10);
  // A page may leave out what its section is about.
  /** @param {string} path */
  const isThere = (path) =>
    files.some((file) =>
      path.endsWith('/') ? file.includes(`/${path}`) : file.endsWith(`/${path}`),
    );
  expect(
    named.filter((path) => ![...EXAMPLES, ...created].includes(path) && !isThere(path)),
  ).toEqual([]);
});

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (/^(node_modules|dist|\.(?!github|changeset|ci).*)$/.test(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
