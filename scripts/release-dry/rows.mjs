// Goes through the rows, and says how the whole has ended.
import { atMost } from './at-most.mjs';

/** @typedef {import('../verify-packages/report.mjs').Report} Report */

/**
 * Two at a time, so that two cores have something to do; a line is printed for each as soon as it is done.
 *
 * @param {readonly import('./project.mjs').Row[]} rows
 * @param {Report} report
 */
export async function checkRows(rows, report) {
  const inTurn = atMost(2);
  await Promise.all(rows.map(({ title, look }) => inTurn(() => report.check(title, look))));
}

/**
 * Prints the last line.
 *
 * @param {Report} report
 * @param {(line: string) => void} [print]
 * @returns {number} the exit code: 1 where anything has failed, and where nothing was looked at
 */
export function conclude(report, print = console.log) {
  print(report.summary);
  return report.failed > 0 || report.passed === 0 ? 1 : 0;
}
