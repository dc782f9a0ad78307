// Every door of every package, opened from an installation in both module systems of Node.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './command.mjs';

/** @typedef {Record<string, string[]>} Exported door to the names that it exports */

/** @type {Record<'import' | 'require', [file: string, program: (doors: string) => string]>} */
const PROGRAMS = {
  import: [
    'doors.mjs',
    (doors) => `const found = {};
for (const door of ${doors}) found[door] = Object.keys(await import(door)).sort();
console.log(JSON.stringify(found));`,
  ],
  require: [
    'doors.cjs',
    (doors) => `const found = {};
for (const door of ${doors}) found[door] = Object.keys(require(door)).sort();
console.log(JSON.stringify(found));`,
  ],
};

/**
 * @param {string} project
 * @param {string[]} doors
 * @param {'import' | 'require'} how
 * @param {string[]} [flags] of Node
 * @returns {Promise<Exported>}
 */
export async function openDoors(project, doors, how, flags = []) {
  const [file, program] = PROGRAMS[how];
  writeFileSync(join(project, file), program(JSON.stringify(doors)));
  return JSON.parse(await output(process.execPath, [...flags, file], project));
}

/**
 * What is wrong with a door: it exports nothing, or not the same by both ways.
 *
 * @param {Exported} imported
 * @param {Exported} required
 */
export function doorFindings(imported, required) {
  return Object.entries(imported).flatMap(([door, names]) => {
    if (names.length === 0) return [`${door} exports nothing`];
    const others = required[door] ?? [];
    const once = [
      ...names.filter((name) => !others.includes(name)),
      ...others.filter((name) => !names.includes(name)),
    ];
    return once.map((name) => `${door} exports ${name} by one way only`);
  });
}
