import { Mismatch, required, Unsupported } from './outcome.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { Expectation, InitCase, Plain } from './contract/schema' */

const EXACTLY = { rtol: 0, atol: 0 };
// Bounds may be passed by the rounding of float32.
const SLACK = 1e-6;

/**
 * An initialiser: exact values, or the statistics of one draw.
 *
 * @param {InitCase} judged
 * @param {Trial} trial
 */
export function runInit(judged, trial) {
  const { op, expect } = judged;
  const made = required(trial.adapter.init, 'init')(op, judged.shape, judged.options);
  if (made === null || made === undefined) throw new Unsupported(op);

  if (judged.outputs) {
    trial.expect('values', judged.outputs[0], /** @type {Plain} */ (made), { tolerance: EXACTLY });
    return;
  }
  if (op === 'fans') {
    const fans = /** @type {{ fanIn: number, fanOut: number }} */ (made);
    trial.expectNear('fanIn', expect.fanIn, fans.fanIn, 0);
    trial.expectNear('fanOut', expect.fanOut, fans.fanOut, 0);
    return;
  }
  if (op === 'calculate_gain') {
    trial.expectNear('gain', expect.gain, /** @type {number} */ (made), 1e-6);
    return;
  }
  const draw = /** @type {Plain} */ (made);
  const values = Array.from(draw.data, Number);
  if (op === 'Dropout.stats') {
    expectDropout(values, expect, trial);
    return;
  }
  const shape = Array.from(draw.shape);
  if (shape.join() !== judged.shape.join()) throw new Mismatch(`shape [${shape}]`);
  if (op === 'sparse_') expectSparse(values, judged.shape, expect, trial);
  else if (op === 'orthogonal_') expectOrthogonal(values, judged.shape[0], expect, trial);
  else expectDistribution(values, expect, trial);
}

/**
 * Every value is 0 or 1/(1 − p), zeros as often as p says.
 *
 * @param {number[]} values
 * @param {Expectation} expect
 * @param {Trial} trial
 */
function expectDropout(values, expect, trial) {
  const scale = expect.values?.[1] ?? Number.NaN;
  const foreign = values.find((v) => v !== 0 && Math.abs(v - scale) > SLACK * scale);
  if (foreign !== undefined) throw new Mismatch(`value ${foreign}`);
  const fraction = values.filter((v) => v === 0).length / values.length;
  trial.expectNear('zero fraction', expect.zeroFraction, fraction, expect.zeroFractionTolerance);
}

/**
 * As many zeros in each column as the sparsity says.
 *
 * @param {number[]} values
 * @param {number[]} shape
 * @param {Expectation} expect
 * @param {Trial} trial
 */
function expectSparse(values, [rows, columns], expect, trial) {
  for (let column = 0; column < columns; column++) {
    let zeros = 0;
    for (let row = 0; row < rows; row++) if (values[row * columns + column] === 0) zeros++;
    trial.expectNear(`zeros in column ${column}`, expect.zerosPerColumn, zeros, 0);
  }
}

/**
 * The shorter side is orthogonal with norm `gain`: M·Mᵀ = gain²·I.
 *
 * @param {number[]} values
 * @param {number} rows
 * @param {Expectation} expect
 * @param {Trial} trial
 */
function expectOrthogonal(values, rows, expect, trial) {
  const columns = values.length / rows;
  const wide = rows <= columns;
  const [count, length] = wide ? [rows, columns] : [columns, rows];
  /** @param {number} vector @param {number} t */
  const at = (vector, t) => (wide ? values[vector * columns + t] : values[t * columns + vector]);
  const distance = trial.isFloat32 ? 1e-5 : 1e-9;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      let dot = 0;
      for (let t = 0; t < length; t++) dot += at(i, t) * at(j, t);
      trial.expectNear(`gram ${i},${j}`, i === j ? expect.gain2 : 0, dot, distance);
    }
  }
}

/**
 * No value beyond the bounds; mean and standard deviation within five sigma.
 *
 * @param {number[]} values
 * @param {Expectation} expect
 * @param {Trial} trial
 */
function expectDistribution(values, expect, trial) {
  const { mean: centre = Number.NaN, bound, min, max } = expect;
  for (const value of values) {
    if (typeof bound === 'number' && Math.abs(value - centre) > bound * (1 + SLACK) + SLACK) {
      throw new Mismatch(`value ${value} beyond the bound ${bound}`);
    }
    if (min !== undefined && (value < min - SLACK || value > Number(max) + SLACK)) {
      throw new Mismatch(`value ${value} outside [${min}, ${max}]`);
    }
  }
  const mean = average(values);
  const std = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  trial.expectNear('mean', expect.mean, mean, expect.meanTolerance);
  trial.expectNear('std', expect.std, std, expect.stdTolerance);
}

/** @param {number[]} values */
function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
