// What a program of the sample came to, compared to the bit: numbers in JSON are written so that they read back the same.

/** @typedef {Record<string, unknown>} Outcome */

/**
 * Reads what a program printed.
 *
 * @param {string} printed
 * @returns {Outcome}
 */
export function readOutcome(printed) {
  const line = printed.trim().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`it printed no outcome, but ${printed.trim() || 'nothing'}`);
  }
}

/**
 * Whether a network was trained at all, compiled steps among it: what is the same everywhere could be wrong everywhere.
 *
 * @param {Outcome} outcome
 * @returns {string[]}
 */
export function learningFindings({ losses, compiled, accuracy, run, worker }) {
  const series = Array.isArray(losses) ? losses.map(Number) : [];
  const falls = series.length === 20 && series[19] < series[0] / 2;
  return [
    ...(falls ? [] : [`the loss does not fall: ${series.join(' ')}`]),
    ...(compiled === 'compiled' ? [] : [`the compiled step is ${compiled}`]),
    ...(Number(accuracy) > 0.9 ? [] : [`the accuracy is ${accuracy}`]),
    ...(run === worker ? [] : [`the worker came to ${worker}, the program itself to ${run}`]),
  ];
}

/**
 * Where an outcome differs from the expected one.
 *
 * @param {Outcome} expected
 * @param {Outcome} found
 * @param {string} [where] before each finding
 * @returns {string[]} a line for each value
 */
export function differences(expected, found, where = '') {
  if (found.error) return [`${where}${found.error}`];
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names]
    .map((name) => [name, JSON.stringify(expected[name]), JSON.stringify(found[name])])
    .filter(([, mine, other]) => mine !== other)
    .map(([name, mine, other]) => `${where}${name} is ${other}, not ${mine}`);
}
