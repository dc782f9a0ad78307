// The release after this one, with a change that breaks planted in it: a copy of the repository in which `changeset version`
// writes versions and changelogs, and from which pnpm packs.
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from '../verify-packages/command.mjs';
import { packAll } from '../verify-packages/pack.mjs';
import { filesIn } from '../workspace/files-in.mjs';
import { packageFolders } from '../workspace/package-folders.mjs';
import { publishedPackages, readManifest } from '../workspace/published.mjs';

/** @typedef {import('../verify-packages/pack.mjs').PackedPackage} PackedPackage */

/** Names that the planted release changes, wherever its packages have them: a function, and an option. */
export const RENAMED = { clipGradNorm: 'clipGradientNorm', keepLosses: 'recordLosses' };

/** What its users are told. */
const CHANGESET = `---
'@bp/optim': minor
'@bp/train': minor
---

Breaking: \`clipGradNorm\` is \`clipGradientNorm\`, and the option \`keepLosses\` of a \`Run\` is \`recordLosses\`.

\`\`\`diff
- clipGradNorm
+ clipGradientNorm
- keepLosses: true
+ recordLosses: true
\`\`\`
`;

/**
 * @param {string} root
 * @param {PackedPackage[]} packed the release that users have
 * @param {string} folder
 * @returns {Promise<PackedPackage[]>} the next one
 */
export async function plantRelease(root, packed, folder) {
  const copy = join(folder, 'repository');
  copyRepository(root, packed, copy);
  for (const { folder: own } of publishedPackages(copy)) rename(join(copy, own, 'dist'));
  await writeVersions(copy);
  return packAll(copy, publishedPackages(copy), folder);
}

/** Has the planted changeset used up for the versions and changelogs of a copy, as for a release. @param {string} copy */
export async function writeVersions(copy) {
  writeFileSync(join(copy, '.changeset/planted.md'), CHANGESET);
  await output('npm', ['run', '--silent', 'release:version'], copy);
}

/**
 * Copies what versions and tarballs are made of, but not the changesets that wait: they tell of the release that users have.
 *
 * @param {string} root
 * @param {PackedPackage[]} packed
 * @param {string} copy
 */
export function copyRepository(root, packed, copy) {
  const isKept = (/** @type {string} */ file) =>
    !file.endsWith('.md') || file.endsWith('README.md');
  for (const file of ['package.json', 'pnpm-workspace.yaml', '.changeset', 'scripts']) {
    cpSync(join(root, file), join(copy, file), { recursive: true, filter: isKept });
  }
  // what the scripts import
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const folder of packageFolders(root)) {
    const { name } = readManifest(join(root, folder));
    const built = packed.find((one) => one.name === name);
    if (built) cpSync(built.unpacked, join(copy, folder), { recursive: true });
    // the manifest as it was before it was packed
    for (const file of ['package.json', 'CHANGELOG.md']) {
      const from = join(root, folder, file);
      if (existsSync(from)) cpSync(from, join(copy, folder, file));
    }
  }
}

/** @param {string} dist a folder of built files */
export function rename(dist) {
  for (const file of filesIn(dist).filter((name) => /\.[cm]?[jt]s$/.test(name))) {
    const text = readFileSync(join(dist, file), 'utf8');
    const renamed = Object.entries(RENAMED).reduce(
      (now, [from, to]) => now.replaceAll(new RegExp(`(?<![\\w$])${from}(?![\\w$])`, 'g'), to),
      text,
    );
    if (renamed !== text) writeFileSync(join(dist, file), renamed);
  }
}
