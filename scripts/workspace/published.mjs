// The packages that are published, as their manifests say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders.mjs';

/**
 * @typedef {object} PublishedPackage
 * @property {string} name such as `@bp/tensor`
 * @property {string} folder relative to the root, such as `packages/tensor`
 * @property {string[]} doors import names, such as `@bp/tensor` and `@bp/tensor/ko`
 */

/**
 * Every package under `packages/` that is not private.
 *
 * @param {string} root
 * @returns {PublishedPackage[]}
 */
export function publishedPackages(root) {
  return packageFolders(root)
    .filter((folder) => folder.startsWith('packages/'))
    .map((folder) => ({ folder, ...readManifest(join(root, folder)) }))
    .filter((manifest) => !manifest.private)
    .map(({ folder, name, exports }) => ({ name, folder, doors: doorsOf(name, exports) }));
}

/**
 * The import names of a package; its package.json is data, not a door.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [exports] as in its package.json
 */
export function doorsOf(name, exports = {}) {
  return Object.keys(exports)
    .filter((door) => door !== './package.json')
    .map((door) => name + door.slice(1));
}

/** @param {string} folder */
export function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
