// What is new in a version, of all packages on one page.
import { NOTHING } from './arranged.mjs';

/**
 * @param {string} version
 * @param {[name: string, changelog: string][]} packages
 * @returns {string}
 */
export function releaseNotes(version, packages) {
  const parts = packages.flatMap(([name, changelog]) => {
    const text = entryOf(changelog, version);
    if (text === null) throw new Error(`the changelog of ${name} has no entry of ${version}`);
    // a step below the name of the package
    return text === NOTHING ? [] : [`## \`${name}\`\n\n${text}`];
  });
  return `${parts.join('\n\n')}\n`;
}

/** @param {string} changelog @param {string} version */
function entryOf(changelog, version) {
  const entry = changelog.split(/^## /m).find((one) => one.startsWith(`${version}\n`));
  return entry === undefined ? null : entry.slice(version.length).trim();
}
