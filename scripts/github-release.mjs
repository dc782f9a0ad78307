// After a publication: the tag of the version, and a release of GitHub that tells what is new in all packages.
//   node scripts/github-release.mjs [--print]   --print only shows its text
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseNotes } from './changelog/notes.mjs';
import { root } from './child.mjs';
import { publishedPackages, readManifest } from './workspace/published.mjs';

const packages = publishedPackages(root);
// all carry the same
const { version } = readManifest(join(root, packages[0].folder));
const notes = releaseNotes(
  version,
  packages.map(({ name, folder }) => [
    name,
    readFileSync(join(root, folder, 'CHANGELOG.md'), 'utf8'),
  ]),
);

if (process.argv.includes('--print')) process.stdout.write(notes);
else process.exitCode = release();

/** @returns {number} the exit code of GitHub's program */
function release() {
  const head = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  const tag = `v${version}`;
  const options = ['--target', head.stdout.trim(), '--title', tag, '--notes-file', '-'];
  const { status } = spawnSync('gh', ['release', 'create', tag, ...options], {
    cwd: root,
    input: notes,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  return status ?? 1;
}
