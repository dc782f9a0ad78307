// Tarballs as they would be published, and what lies in them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './command.mjs';

/** @typedef {import('../workspace/published.mjs').PublishedPackage} PublishedPackage */

/**
 * @typedef {object} PackedPackage
 * @property {string} name
 * @property {string[]} doors
 * @property {string} tarball
 * @property {string} unpacked where its files lie
 */

/**
 * Packs every package, and unpacks the tarballs under `unpacked`, where programs find them by name.
 *
 * @param {string} root
 * @param {PublishedPackage[]} packages
 * @param {string} folder
 * @returns {Promise<PackedPackage[]>}
 */
export async function packAll(root, packages, folder) {
  const packed = await packTarballs(root, packages, join(folder, 'tarballs'));
  return Promise.all(
    packages.map(async ({ name, doors }) => {
      const tarball = packed.find((one) => one.name === name)?.filename;
      if (!tarball) throw new Error(`pnpm packed no ${name}`);
      const unpacked = join(folder, 'unpacked', 'node_modules', name);
      mkdirSync(unpacked, { recursive: true });
      await output('tar', ['-xzf', tarball, '--strip-components=1'], unpacked);
      return { name, doors, tarball, unpacked };
    }),
  );
}

/**
 * @param {string} root
 * @param {PublishedPackage[]} packages
 * @param {string} folder
 * @returns {Promise<{ name: string, filename: string }[]>}
 */
export async function packTarballs(root, packages, folder) {
  const filters = packages.flatMap(({ name }) => ['--filter', name]);
  const where = ['--pack-destination', folder, '--json'];
  return JSON.parse(await output('pnpm', ['--recursive', ...filters, 'pack', ...where], root));
}

/**
 * The same as a row of a report; nothing where it fails.
 *
 * @param {import('./report.mjs').Report} report
 * @param {string} root
 * @param {PublishedPackage[]} packages
 * @param {string} folder
 * @returns {Promise<PackedPackage[] | undefined>}
 */
export async function packReported(report, root, packages, folder) {
  /** @type {PackedPackage[] | undefined} */
  let packed;
  await report.check('pnpm pack', async () => {
    packed = await packAll(root, packages, folder);
    return { summary: `${packed.length} packages` };
  });
  return packed;
}
