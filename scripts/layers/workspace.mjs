// The packages of the workspace, their public doors and their source files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from '../package-folders.mjs';

/**
 * @typedef {object} WorkspacePackage
 * @property {string} name such as `@bp/tensor`
 * @property {string} folder relative to the root, with forward slashes
 * @property {string[]} needs the names in dependencies, devDependencies and peerDependencies
 * @property {Map<string, string>} doors import name, such as `@bp/tensor/ko`, to source file
 * @property {string[]} files source files, relative to the root
 */

const SOURCE = /(?<!\.d)\.[cm]?[jt]sx?$/;
const SKIPPED = /^(node_modules|dist|coverage|\..*)$/;

/**
 * @param {string} root
 * @returns {WorkspacePackage[]}
 */
export function readWorkspace(root) {
  return packageFolders(root).map((folder) => readPackage(root, folder));
}

/** @param {string} root @param {string} folder @returns {WorkspacePackage} */
function readPackage(root, folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { name, exports = {}, dependencies, devDependencies, peerDependencies } = manifest;
  const subpaths = Object.keys(exports).filter((door) => door !== './package.json');
  return {
    name,
    folder,
    needs: Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }),
    doors: new Map(subpaths.map((door) => [name + door.slice(1), sourceOf(root, folder, door)])),
    files: sourceFiles(root, folder),
  };
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
