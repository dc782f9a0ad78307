import { f } from '../formula/build';
import { unary } from './define';

/**
 * The largest whole number ≤ x. Its derivative is 0.
 *
 * @example
 * floor([1.5, -1.5]).toArray(); // [1, -2]
 */
export const floor = /* @__PURE__ */ unary('floor', { result: 'same' });

/**
 * The smallest whole number ≥ x. Its derivative is 0.
 *
 * @example
 * ceil([1.5, -1.5]).toArray(); // [2, -1]
 */
export const ceil = /* @__PURE__ */ unary('ceil', { result: 'same' });

/**
 * The nearest whole number, halves to the even one, as in PyTorch. Its derivative is 0.
 *
 * @example
 * round([0.5, 1.5, 2.5]).toArray(); // [0, 2, 2]
 */
export const round = /* @__PURE__ */ unary('round', { result: 'same' });

/**
 * x without its fraction. Its derivative is 0.
 *
 * @example
 * trunc([1.5, -1.5]).toArray(); // [1, -1]
 */
export const trunc = /* @__PURE__ */ unary('trunc', { result: 'same' });

/**
 * −1, 0 or 1 as x is negative, zero or positive; 0 for NaN, as in PyTorch. Its derivative is 0.
 *
 * @example
 * sign([-3, 0, 5]).toArray(); // [-1, 0, 1]
 */
export const sign = /* @__PURE__ */ unary(
  'sign',
  (x) => f.select(f.gt(x, 0), 1, f.select(f.lt(x, 0), -1, 0)),
  { result: 'same' },
);
