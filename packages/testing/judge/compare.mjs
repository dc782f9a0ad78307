import { Mismatch } from './outcome.mjs';

/** @import { Tolerance } from './contract/schema' */

/**
 * How far `got` is from `want`, as a fraction of what is allowed:
 * |got − want| / (atol + rtol·|want|). NaN matches NaN, an infinity one of its sign, −0 equals +0;
 * any other difference that is not between finite numbers is infinitely far.
 *
 * @param {number} want
 * @param {number} got
 * @param {Tolerance} tolerance
 */
export function deviation(want, got, { rtol, atol }) {
  if (want === got || (Number.isNaN(want) && Number.isNaN(got))) return 0;
  if (!Number.isFinite(want) || !Number.isFinite(got)) return Number.POSITIVE_INFINITY;
  return Math.abs(want - got) / (atol + rtol * Math.abs(want));
}

/**
 * How far `got` is from the nearest of the answers that count as right.
 *
 * @param {number[]} answers
 * @param {number} got
 * @param {Tolerance} tolerance
 */
export function nearest(answers, got, tolerance) {
  return answers.reduce(
    (least, want) => Math.min(least, deviation(want, got, tolerance)),
    Number.POSITIVE_INFINITY,
  );
}

/**
 * Largest deviation of a tensor; throws a Mismatch where it is beyond the tolerance.
 *
 * @param {string} label
 * @param {{ shape: number[], data: number[] }} want
 * @param {import('./contract/schema').Plain} got
 * @param {(index: number) => number[]} answers right values at a position, the reference first
 * @param {Tolerance} tolerance
 */
export function compare(label, want, got, answers, tolerance) {
  const shape = Array.from(got.shape);
  if (shape.join() !== want.shape.join()) {
    throw new Mismatch(`${label}: shape [${shape}], want [${want.shape}]`);
  }
  if (got.data.length !== want.data.length) {
    throw new Mismatch(`${label}: ${got.data.length} values, want ${want.data.length}`);
  }
  let worst = 0;
  let position = -1;
  for (let i = 0; i < want.data.length; i++) {
    const distance = nearest(answers(i), Number(got.data[i]), tolerance);
    if (distance > worst) {
      worst = distance;
      position = i;
    }
  }
  if (worst > 1) {
    const excess = Number.isFinite(worst) ? `${worst.toPrecision(3)} × tolerance` : 'kind differs';
    throw new Mismatch(
      `${label}[${position}] = ${got.data[position]}, want ${want.data[position]} (${excess})`,
    );
  }
  return worst;
}
