// Questions to git, none of which changes anything.
import { spawnSync } from 'node:child_process';

/**
 * What git answers; null where it refuses, or is not there.
 *
 * @param {string} root
 * @param {string[]} args
 */
export function git(root, ...args) {
  const { status, stdout } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return status === 0 ? stdout.trimEnd() : null;
}

/** A file as a commit has it; null where it has none. @param {string} root @param {string} commit @param {string} path */
export function fileAt(root, commit, path) {
  return git(root, 'show', `${commit}:${path}`);
}

/**
 * The files of a commit in a folder.
 *
 * @param {string} root
 * @param {string} commit
 * @param {string[]} folders
 */
export function filesAt(root, commit, ...folders) {
  const listed = git(root, 'ls-tree', '-r', '--name-only', commit, '--', ...folders);
  return listed ? listed.split('\n') : [];
}
