// Each door of the published packages: what declares it, and where its report lies.
import { join } from 'node:path';
import { publishedPackages, readManifest } from '../workspace/published.mjs';

/**
 * @typedef {object} Door
 * @property {string} name as programs import it, such as `@bp/tensor/ko`
 * @property {string} package such as `@bp/tensor`
 * @property {string} folder of the package, relative to the root
 * @property {string} declarations the built file, relative to the root
 * @property {string} report the file of its report, relative to the root
 */

/** @param {string} root @returns {Door[]} */
export function apiDoors(root) {
  return publishedPackages(root).flatMap(({ name, folder }) => {
    /** @type {Record<string, { import: { types: string } }>} */
    const { './package.json': _, ...doors } = readManifest(join(root, folder)).exports;
    return Object.entries(doors).map(([door, target]) => ({
      name: name + door.slice(1),
      package: name,
      folder,
      declarations: join(folder, target.import.types),
      report: reportFile(folder, door),
    }));
  });
}

/** @param {string} folder @param {string} door such as `.` and `./explain/ko` */
function reportFile(folder, door) {
  const name = door === '.' ? 'index' : door.slice('./'.length).replaceAll('/', '-');
  return `${folder}/api/${name}.api.md`;
}
