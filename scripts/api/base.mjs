// The commit with which reports are compared: all that came after it wants its changesets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git.mjs';

/**
 * @typedef {object} Base
 * @property {string} [commit] none where nothing can be compared
 * @property {string} why in a few words
 * @property {boolean} [undecided] could there be one, if more of the history were here?
 */

/**
 * On a branch, where it left the main branch. On the main branch itself, the latest release: the commit that raised the
 * versions and used the changesets up, with which every change since has its changeset waiting. Tags are not asked for: the
 * one of a release comes after the checks of its commit.
 *
 * @param {string} root
 * @param {string} [since] a commit, branch or tag to compare with instead
 * @returns {Base}
 */
export function baseOf(root, since) {
  const head = git(root, 'rev-parse', 'HEAD');
  if (head === null) return { why: 'this is no git repository', undecided: true };
  // what is asked for is found, or an error
  if (since !== undefined) return forkFrom(root, since, head);
  const main = mainBranch(root);
  const fork = nearestFork(root, main, head);
  // a branch without commits of its own is compared as it lies there; a commit without a branch is one of main
  const branch = git(root, 'symbolic-ref', '--quiet', '--short', 'HEAD') ?? main;
  if (fork !== null && (fork !== head || branch !== main))
    return { commit: fork, why: 'where the branch begins' };
  const release = latestRelease(root);
  if (release !== null) return { commit: release, why: 'the latest release' };
  if (git(root, 'rev-parse', '--is-shallow-repository') === 'true') {
    const why = 'the clone is shallow; `git fetch --unshallow` brings the history';
    return { why, undecided: true };
  }
  return { why: 'nothing has been released yet' };
}

/** @param {string} root @param {string} since @param {string} head @returns {Base} */
function forkFrom(root, since, head) {
  if (git(root, 'rev-parse', '--verify', '--quiet', `${since}^{commit}`) === null) {
    throw new Error(`there is no ${since} here; \`git fetch\` it first`);
  }
  const commit = git(root, 'merge-base', since, head);
  if (commit === null) {
    throw new Error(`what ${since} and HEAD have in common is not here; \`git fetch --unshallow\``);
  }
  return { commit, why: `where HEAD left ${since}` };
}

/** That into which a pull request shall go, as GitHub tells its workflows; else that of changesets. @param {string} root */
function mainBranch(root) {
  const config = JSON.parse(readFileSync(join(root, '.changeset/config.json'), 'utf8'));
  return process.env.GITHUB_BASE_REF || config.baseBranch;
}

/**
 * Of the main branch as it is known here and at its origin, one may be behind the other.
 *
 * @param {string} root
 * @param {string} main
 * @param {string} head
 */
function nearestFork(root, main, head) {
  const forks = [`refs/remotes/origin/${main}`, `refs/heads/${main}`]
    .filter((ref) => git(root, 'rev-parse', '--verify', '--quiet', ref) !== null)
    .map((ref) => git(root, 'merge-base', ref, head))
    .filter((commit) => commit !== null);
  const [first = null, second = first] = forks;
  if (first === null || second === null) return first;
  return git(root, 'merge-base', '--is-ancestor', first, second) === null ? first : second;
}

/** The latest commit of the main line that changed the version of a package that was there. @param {string} root */
function latestRelease(root) {
  const manifests = ':(glob)packages/*/package.json';
  const change = ['--diff-filter=M', '-G^  "version": '];
  const line = ['--first-parent', '-m', '-1', '--format=%H'];
  return git(root, 'log', ...line, ...change, 'HEAD', '--', manifests) || null;
}
