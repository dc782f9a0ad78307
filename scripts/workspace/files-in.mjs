import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file under a folder, in alphabetical order.
 *
 * @param {string} folder
 * @returns {string[]} paths relative to it
 */
export function filesIn(folder) {
  return readdirSync(folder, { encoding: 'utf8', recursive: true })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}
