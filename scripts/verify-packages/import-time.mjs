// How long a program waits for the packages that it imports.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './command.mjs';

const RUNS = 9;
const FILE = 'import-time.mjs';

/**
 * The median over new processes: what is loaded once stays loaded.
 *
 * @param {string} project
 * @param {string[]} doors
 * @returns {Promise<number>} ms
 */
export async function medianImportTime(project, doors) {
  const program = `const started = performance.now();
await Promise.all(${JSON.stringify(doors)}.map((door) => import(door)));
console.log(performance.now() - started);`;
  writeFileSync(join(project, FILE), program);
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    times.push(Number(await output(process.execPath, [FILE], project)));
  }
  return times.sort((a, b) => a - b)[(RUNS - 1) / 2];
}
