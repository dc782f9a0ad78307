// The packages of the workspace, their public doors and their source files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from '../workspace/package-folders.mjs';

/**
 * @typedef {object} WorkspacePackage
 * @property {string} name such as `@bp/tensor`
 * @property {string} folder relative to the root, with forward slashes
 * @property {string[]} dependencies the names of what it needs where it is installed, peers among them
 * @property {string[]} devDependencies
 * @property {Map<string, string>} doors import name, such as `@bp/tensor/ko`, to source file
 * @property {string[]} files source files, relative to the root
 */

const SOURCE = /\.([cm]?[jt]sx?|svelte|vue)$/;
const SKIPPED = /^(node_modules|dist|coverage|\..*)$/;

/**
 * The packages, and the scripts of the root as one more.
 *
 * @param {string} root
 * @returns {WorkspacePackage[]}
 */
export function readWorkspace(root) {
  const packages = packageFolders(root).map((folder) => readPackage(root, folder));
  if (!existsSync(join(root, 'scripts'))) return packages;
  const scripts = { dependencies: [], devDependencies: [], doors: new Map() };
  return [
    ...packages,
    { name: 'scripts', folder: 'scripts', ...scripts, files: sourceFiles(root, 'scripts') },
  ];
}

/**
 * Tests stand outside of the order of rooms.
 *
 * @param {WorkspacePackage} own
 * @param {string} file
 */
export function isTest(own, file) {
  const inside = file.slice(own.folder.length);
  return /\.test\.[cm]?[jt]sx?$/.test(inside) || /\/(test|tests|__tests__)\//.test(inside);
}

/** @param {string} root @param {string} folder @returns {WorkspacePackage} */
function readPackage(root, folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { name, exports = {}, dependencies, devDependencies = {} } = manifest;
  const { peerDependencies, optionalDependencies } = manifest;
  const subpaths = Object.keys(exports).filter((door) => door !== './package.json');
  return {
    name,
    folder,
    dependencies: namesIn({ ...dependencies, ...peerDependencies, ...optionalDependencies }),
    devDependencies: namesIn(devDependencies),
    doors: new Map(subpaths.map((door) => [name + door.slice(1), sourceOf(root, folder, door)])),
    files: sourceFiles(root, folder),
  };
}

/**
 * The packages that a part of a manifest names, also under a name of its own: `"grads": "workspace:@bp/autograd@*"`.
 *
 * @param {Record<string, string>} versions
 */
function namesIn(versions) {
  return Object.entries(versions).map(
    ([name, version]) => /^(?:workspace|npm):(@?[^@]+)@/.exec(version)?.[1] ?? name,
  );
}

/**
 * The source file of a door; those whose name another file has lie in a folder of their own.
 *
 * @param {string} root
 * @param {string} folder
 * @param {string} door a key of package.json's `exports`
 */
function sourceOf(root, folder, door) {
  const file = door === '.' ? 'index' : door.slice(2);
  const apart = `${folder}/src/doors/${file}.ts`;
  return existsSync(join(root, apart)) ? apart : `${folder}/src/${file}.ts`;
}

/** @param {string} root @param {string} folder @returns {string[]} */
function sourceFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : sourceFiles(root, path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}
