import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { corrected } from './corrections.mjs';
import { runCase } from './run-case.mjs';

/** @import { Adapter, Precision, Verdict } from './contract/schema' */

/**
 * Runs the cases of a file whose id matches `only`.
 *
 * @param {string} file
 * @param {Adapter} adapter
 * @param {Precision} precision
 * @param {RegExp} [only]
 * @returns {Verdict[]}
 */
export function runFile(file, adapter, precision, only) {
  const { cases } = JSON.parse(readFileSync(file, 'utf8'));
  const surroundings = { folder: dirname(file), problems: {} };
  const verdicts = [];
  for (const judged of cases) {
    // not a case: what the optimizer cases after it refer to by name
    if (judged.op === 'problems') surroundings.problems = judged.problems;
    else if (!only || only.test(judged.id)) {
      verdicts.push(runCase(corrected(judged), adapter, precision, surroundings));
    }
  }
  return verdicts;
}
