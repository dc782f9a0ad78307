// The changesets that came after a commit, and what they name.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readManifest } from '../workspace/published.mjs';
import { fileAt, filesAt } from './git.mjs';

/** @typedef {'patch' | 'minor' | 'major'} Bump */

const FOLDER = '.changeset';
const ORDER = ['patch', 'minor', 'major'];

/**
 * The highest bump for each package that changesets name which are new or changed since a commit. Where a package has been
 * released since, those count, too, that lay there and were used up by it.
 *
 * @param {string} root
 * @param {string} base
 * @param {import('../workspace/published.mjs').PublishedPackage[]} packages
 * @returns {Map<string, Bump>}
 */
export function bumpsSince(root, base, packages) {
  const before = new Map(
    filesAt(root, base, FOLDER).map((path) => [path, fileAt(root, base, path) ?? '']),
  );
  const now = new Map(changesetFiles(root).map((path) => [path, read(root, path)]));
  const added = [...now].filter(([path, text]) => before.get(path)?.trimEnd() !== text.trimEnd());
  const used = [...before].filter(([path]) => !now.has(path) && isChangeset(path));
  const released = packages.filter(
    ({ folder }) => versionAt(root, base, folder) !== version(folder),
  );
  const releasedNames = new Set(released.map(({ name }) => name));
  /** @type {Map<string, Bump>} */
  const bumps = new Map();
  for (const [path, text] of added) raise(Object.entries(releasesOf(path, text)));
  for (const [path, text] of used) {
    raise(Object.entries(releasesOf(path, text)).filter(([name]) => releasedNames.has(name)));
  }
  return bumps;

  /** @param {[name: string, bump: Bump][]} releases */
  function raise(releases) {
    for (const [name, bump] of releases) {
      if (!ORDER.includes(bump)) continue;
      const known = bumps.get(name);
      if (!known || ORDER.indexOf(bump) > ORDER.indexOf(known)) bumps.set(name, bump);
    }
  }

  /** @param {string} folder */
  function version(folder) {
    return readManifest(join(root, folder)).version;
  }
}

/**
 * What the head of a changeset says.
 *
 * @param {string} path for the message
 * @param {string} text
 * @returns {Record<string, Bump>} bumps by names of packages
 */
export function releasesOf(path, text) {
  const head = /^---\r?\n([\s\S]*?)^---\r?$/m.exec(text)?.[1];
  if (head === undefined) throw new Error(`${path} has no head between two lines of ---`);
  /** @type {Record<string, Bump>} */
  const releases = parse(head) ?? {};
  for (const [name, bump] of Object.entries(releases)) {
    // `none` is of changesets, and raises nothing
    if (ORDER.includes(bump) || /** @type {string} */ (bump) === 'none') continue;
    throw new Error(`${path} has ${name} as '${bump}', which is none of ${ORDER.join(', ')}`);
  }
  return releases;
}

/** The changesets that wait. @param {string} root @returns {string[]} paths */
export function changesetFiles(root) {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).map((file) => `${FOLDER}/${file}`);
  return files.filter(isChangeset).sort();
}

/** @param {string} path */
function isChangeset(path) {
  return path.endsWith('.md') && path !== `${FOLDER}/README.md`;
}

/** @param {string} root @param {string} path */
function read(root, path) {
  return readFileSync(join(root, path), 'utf8');
}

/** @param {string} root @param {string} commit @param {string} folder */
function versionAt(root, commit, folder) {
  const manifest = fileAt(root, commit, `${folder}/package.json`);
  return manifest === null ? undefined : JSON.parse(manifest).version;
}
