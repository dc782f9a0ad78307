// Builds lay out modules room by room: gzip looks back 32 KB, and makes less of what is alike where it lies together.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rooms } from './layers/house.mjs';
import { readManifest } from './workspace/published.mjs';

/**
 * The plugin of esbuild for the package in a folder.
 *
 * Its front door first imports every module by no name, which adds nothing to a build but the order: what a module needs
 * comes before it as ever. Rooms in which some module does something when it is loaded are left out.
 *
 * @param {string} folder
 * @returns {NonNullable<import('tsup').Options['esbuildPlugins']>[number]}
 */
export function inRoomOrder(folder) {
  const { name, sideEffects } = readManifest(folder);
  const order = (rooms[name] ?? [])
    .filter(
      (room) =>
        !sideEffects.some?.((/** @type {string} */ path) => path.startsWith(`./src/${room}/`)),
    )
    .flatMap((room) => modulesIn(join(folder, 'src'), room))
    .map((path) => `import './${path}';`)
    .join('');
  return {
    name: 'room-order',
    setup(build) {
      if (order === '') return;
      build.onLoad({ filter: /[\\/]src[\\/]index\.ts$/ }, async ({ path }) => ({
        // before the first line, so that the others keep their numbers
        contents: order + (await readFile(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

/**
 * The modules of a folder by their paths within another one, without the ending.
 *
 * @param {string} from
 * @param {string} folder
 * @returns {string[]}
 */
function modulesIn(from, folder) {
  return readdirSync(join(from, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return modulesIn(from, path);
    return /(?<!\.(test|d))\.ts$/.test(path) ? path.slice(0, -'.ts'.length) : [];
  });
}
