import { f } from '../formula/build';
import { binary, unary } from './define';

/**
 * Whether x = y, element by element; NaN equals nothing, +0 equals −0.
 *
 * @returns a bool tensor of the broadcast shape
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * eq([1, 2], 2).toArray(); // [false, true]
 */
export const eq = /* @__PURE__ */ binary('eq', { result: 'bool' });

/**
 * Whether x ≠ y, element by element; NaN differs from everything, itself included.
 *
 * @example
 * ne([1, 2], 2).toArray(); // [true, false]
 */
export const ne = /* @__PURE__ */ binary('ne', { result: 'bool' });

/**
 * Whether x < y, element by element.
 *
 * @example
 * lt([1, 2, 3], 2).toArray(); // [true, false, false]
 */
export const lt = /* @__PURE__ */ binary('lt', { result: 'bool' });

/**
 * Whether x ≤ y, element by element.
 *
 * @example
 * le([1, 2, 3], 2).toArray(); // [true, true, false]
 */
export const le = /* @__PURE__ */ binary('le', { result: 'bool' });

/**
 * Whether x > y, element by element.
 *
 * @example
 * gt([1, 2, 3], 2).toArray(); // [false, false, true]
 */
export const gt = /* @__PURE__ */ binary('gt', { result: 'bool' });

/**
 * Whether x ≥ y, element by element.
 *
 * @example
 * ge([1, 2, 3], 2).toArray(); // [false, true, true]
 */
export const ge = /* @__PURE__ */ binary('ge', { result: 'bool' });

/**
 * Whether both x and y are true; every number but 0 is true, NaN included.
 *
 * @example
 * logicalAnd([true, false], [true, true]).toArray(); // [true, false]
 */
export const logicalAnd = /* @__PURE__ */ binary('logicalAnd', (x, y) => f.and(x, y), {
  result: 'bool',
});

/**
 * Whether x or y is true, or both.
 *
 * @example
 * logicalOr([true, false], [false, false]).toArray(); // [true, false]
 */
export const logicalOr = /* @__PURE__ */ binary('logicalOr', (x, y) => f.or(x, y), {
  result: 'bool',
});

/**
 * Whether exactly one of x and y is true.
 *
 * @example
 * logicalXor([true, false], [true, true]).toArray(); // [false, true]
 */
export const logicalXor = /* @__PURE__ */ binary('logicalXor', (x, y) => f.ne(f.not(x), f.not(y)), {
  result: 'bool',
});

/**
 * Whether x is false; only 0 is.
 *
 * @example
 * logicalNot([true, false]).toArray(); // [false, true]
 */
export const logicalNot = /* @__PURE__ */ unary('logicalNot', (x) => f.not(x), { result: 'bool' });

// Exported as isNaN and isFinite; the globals of those names look at one number.

/**
 * Whether x is NaN, not a number.
 *
 * @example
 * isNaN([1, Number.NaN]).toArray(); // [false, true]
 */
export const elementIsNaN = /* @__PURE__ */ unary('isNaN', (x) => f.ne(x, x), { result: 'bool' });

/**
 * Whether x is neither infinite nor NaN.
 *
 * @example
 * isFinite([1, Infinity]).toArray(); // [true, false]
 */
export const elementIsFinite = /* @__PURE__ */ unary(
  'isFinite',
  // ∞ − ∞ is NaN; a comparison with ∞ would fail for whole numbers, which have none.
  (x) => f.eq(f.sub(x, x), 0),
  { result: 'bool' },
);

/**
 * Whether x is +∞ or −∞.
 *
 * @example
 * isInf([1, -Infinity]).toArray(); // [false, true]
 */
export const isInf = /* @__PURE__ */ unary(
  'isInf',
  (x) => f.and(f.eq(x, x), f.ne(f.sub(x, x), 0)),
  { result: 'bool' },
);
