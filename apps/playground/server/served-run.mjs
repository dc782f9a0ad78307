// The run that is served beside the app: what `npm start` has left, figures and weights in one file.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} ServedRun
 * @property {string} body the file as it is served
 * @property {string} place what opens this very run in the app: the lab with its parameters
 */

/**
 * Reads a run and the weights beside it.
 *
 * @param {string} file such as `runs/digits-seed-0.run.json`
 * @returns {ServedRun}
 * @throws Error with a sentence for the user
 */
export function readServedRun(file) {
  const run = parse(file);
  if (run?.format !== 'bp-run/1' || run.example !== 'digits') {
    throw new Error(`${file} is no run of the digits; npm start leaves one in the folder runs`);
  }
  const weights = parse(file.replace(/\.run\.json$/, '.weights.json'));
  return { body: JSON.stringify({ run, weights }), place: `digits?run=${linkOf(run)}` };
}

/** A run in a link: what it takes to train it again, and the fingerprint that it must come to. */
function linkOf(
  /** @type {{ seed: string, config: { epochs: number }, fingerprint: string }} */ run,
) {
  const { seed, config, fingerprint } = run;
  return encodeURIComponent(`${seed}~${config.epochs}~${fingerprint.slice(0, 8)}`);
}

/** @param {string} file */
function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
