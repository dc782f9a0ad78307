// A project of a user: an empty folder in which npm has installed the tarballs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../workspace/files-in.mjs';
import { readManifest } from '../workspace/published.mjs';
import { output } from './command.mjs';

/** @typedef {import('./pack.mjs').PackedPackage} PackedPackage */

/**
 * @param {string} folder
 * @param {PackedPackage[]} packed
 * @returns {Promise<string[]>} what npm has got wrong, a line each
 */
export async function installFresh(folder, packed) {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'fresh', version: '1.0.0', private: true, type: 'module' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const quietly = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  await output('npm', ['install', ...quietly, ...packed.map(({ tarball }) => tarball)], folder);
  return packed
    .filter(({ name, unpacked }) => !isSame(join(folder, 'node_modules', name), unpacked))
    .map(({ name }) => `the ${name} that npm has installed is not the one that was packed`);
}

/** @param {string} installed @param {string} unpacked */
function isSame(installed, unpacked) {
  const { name, version } = readManifest(installed);
  const packed = readManifest(unpacked);
  const files = filesIn(installed).join();
  return name === packed.name && version === packed.version && files === filesIn(unpacked).join();
}
