// What is wrong with the reports of the repository, a line each, and how to mend it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../workspace/files-in.mjs';
import { publishedPackages } from '../workspace/published.mjs';
import { apiChange, breaks } from './changes.mjs';
import { bumpsSince } from './changesets.mjs';
import { fileAt, filesAt } from './git.mjs';

/** @typedef {import('./changes.mjs').ApiChange} ApiChange */

const SHOWN = 12;

/**
 * Reports that are not what the builds export.
 *
 * @param {string} root
 * @param {Map<string, string>} made the text of each report by its path
 */
export function reportFindings(root, made) {
  const findings = [];
  for (const [path, text] of made) {
    const kept = read(root, path);
    if (kept === text) continue;
    const how = 'run `pnpm api` and commit what it writes';
    findings.push(`${path} is not what the build exports: ${how}${shown(apiChange(kept, text))}`);
  }
  for (const path of keptReports(root).filter((path) => !made.has(path))) {
    findings.push(`${path} is of no door: run \`pnpm api\`, which removes it`);
  }
  return findings;
}

/**
 * Packages whose reports changed since a commit, and of which no changeset tells that came after it. What is gone or reads
 * otherwise can break programs, which before 1.0 a `minor` release alone may do.
 *
 * @param {string} root
 * @param {string} base
 */
export function changesetFindings(root, base) {
  const packages = publishedPackages(root);
  const bumps = bumpsSince(root, base, packages);
  // a package that is gone has nobody to tell
  return packages.flatMap(({ name, folder }) => {
    const change = packageChange(root, base, `${folder}/api`);
    if (change.added.length + change.removed.length === 0) return [];
    const bump = bumps.get(name);
    const wanted = breaks(change) ? 'minor' : 'patch';
    if (bump === undefined) {
      const how = `\`pnpm changeset\` writes one, at least \`${wanted}\``;
      return [`${name} exports something else, and no changeset names it: ${how}${shown(change)}`];
    }
    if (wanted === 'minor' && bump === 'patch') {
      const how = 'a changeset of kind `minor` tells of it, with the code before and after';
      return [`${name} takes something away, which a patch may not: ${how}${shown(change)}`];
    }
    return [];
  });
}

/** The reports in the repository. @param {string} root */
export function keptReports(root) {
  return publishedPackages(root).flatMap(({ folder }) => {
    const reports = join(root, folder, 'api');
    return existsSync(reports) ? filesIn(reports).map((file) => `${folder}/api/${file}`) : [];
  });
}

/** @param {string} root @param {string} base @param {string} folder @returns {ApiChange} */
function packageChange(root, base, folder) {
  const now = keptReports(root).filter((path) => path.startsWith(`${folder}/`));
  const paths = new Set([...filesAt(root, base, folder), ...now]);
  const changes = [...paths].map((path) =>
    apiChange(fileAt(root, base, path) ?? '', read(root, path)),
  );
  return {
    added: changes.flatMap(({ added }) => added),
    removed: changes.flatMap(({ removed }) => removed),
  };
}

/** @param {ApiChange} change */
function shown({ added, removed }) {
  const lines = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  const rest = lines.length > SHOWN ? [`… and ${lines.length - SHOWN} lines more`] : [];
  return [...lines.slice(0, SHOWN), ...rest].map((line) => `\n    ${line}`).join('');
}

/** @param {string} root @param {string} path */
function read(root, path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
}
