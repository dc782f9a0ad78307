import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import {
  COLUMN,
  cases,
  EMPTY,
  NUMBER,
  none,
  OTHER,
  POSITIVE,
  ROW,
  type Sample,
  type Samples,
  SPREAD,
  ZEROS_AND_TIES,
} from './sample';

type Unary = (x: Tensor) => Tensor;
type Binary = (x: Tensor | number, y: Tensor | number) => Tensor;

/** Smooth everywhere: zeros and ties are ordinary points. */
const smooth = (op: Unary): Sample =>
  cases(
    ['zeros and ties', op, [ZEROS_AND_TIES]],
    ['a single number', op, [NUMBER]],
    ['far from 0', op, [SPREAD.mul(4.3)]],
    ['no elements', op, [EMPTY]],
  );

/** Smooth for x > 0. */
const onPositive = (op: Unary): Sample =>
  cases(['positive', op, [POSITIVE]], ['a single number', op, [NUMBER]]);

/** Smooth between kinks or jumps. */
const between = (op: Unary): Sample =>
  cases(
    ['away from kinks', op, [SPREAD]],
    ['a single number', op, [NUMBER]],
    ['no elements', op, [EMPTY]],
  );

const binary = (op: Binary): Sample =>
  cases(
    ['one shape', op, [SPREAD, OTHER]],
    ['a row repeated on the right', op, [SPREAD, ROW]],
    ['a row repeated on the left', op, [ROW, SPREAD]],
    ['a column repeated', op, [SPREAD, COLUMN]],
    ['both repeated', op, [COLUMN, ROW]],
    ['a tensor of no axes', op, [SPREAD, NUMBER]],
    ['a plain number on the right', (x) => op(x, 1.45), [SPREAD]],
    ['a plain number on the left', (x) => op(1.45, x), [SPREAD]],
    ['an operand with itself', (x) => op(x, x), [SPREAD]],
    ['no elements', op, [EMPTY, ROW]],
  );

const NO_TRUTH = 'gives truth values';

export const ELEMENTWISE: Samples = {
  add: binary(bp.add),
  sub: binary(bp.sub),
  mul: binary(bp.mul),
  div: binary(bp.div),
  maximum: binary(bp.maximum),
  minimum: binary(bp.minimum),
  pow: cases(
    ['one shape', bp.pow, [POSITIVE, OTHER]],
    ['a row of exponents', bp.pow, [POSITIVE, ROW]],
    ['a row of bases', bp.pow, [ROW.abs(), SPREAD]],
    ['a column of exponents', bp.pow, [POSITIVE, COLUMN]],
    ['an operand with itself', (x) => bp.pow(x, x), [POSITIVE]],
    ['a plain exponent', (x) => bp.pow(x, 2.5), [POSITIVE]],
    ['a plain base', (x) => bp.pow(2.5, x), [ZEROS_AND_TIES]],
    ['the exponent 0, also at x = 0', (x) => bp.pow(x, 0), [ZEROS_AND_TIES]],
    ['the exponent 1, also at x = 0', (x) => bp.pow(x, 1), [ZEROS_AND_TIES]],
    ['the exponent 2, also at x = 0', (x) => bp.pow(x, 2), [ZEROS_AND_TIES]],
    ['the exponent 3, also at x = 0', (x) => bp.pow(x, 3), [ZEROS_AND_TIES]],
    ['a negative exponent', (x) => bp.pow(x, -2), [SPREAD]],
  ),

  neg: smooth(bp.neg),
  square: smooth(bp.square),
  exp: smooth(bp.exp),
  expm1: smooth(bp.expm1),
  sin: smooth(bp.sin),
  cos: smooth(bp.cos),
  tan: cases(
    ['zeros and ties', bp.tan, [ZEROS_AND_TIES]],
    ['a single number', bp.tan, [NUMBER.sub(0.4)]],
  ),
  erf: smooth(bp.erf),
  tanh: smooth(bp.tanh),
  sigmoid: smooth(bp.sigmoid),
  softplus: smooth(bp.softplus),
  log: onPositive(bp.log),
  log2: onPositive(bp.log2),
  log10: onPositive(bp.log10),
  log1p: cases(
    ['zeros and ties', bp.log1p, [ZEROS_AND_TIES.maximum(-0.6)]],
    ['positive', bp.log1p, [POSITIVE]],
  ),
  sqrt: onPositive(bp.sqrt),
  rsqrt: onPositive(bp.rsqrt),
  reciprocal: between(bp.reciprocal),

  abs: cases(
    ['away from 0', bp.abs, [SPREAD]],
    ['at 0, where the slope is taken as 0', bp.abs, [ZEROS_AND_TIES], { onlyFirst: 'a kink at 0' }],
  ),
  relu: between(bp.relu),
  leakyRelu: cases(
    ['the usual slope', (x) => bp.leakyRelu(x), [SPREAD]],
    ['a slope of its own', (x) => bp.leakyRelu(x, { negativeSlope: 0.3 }), [SPREAD]],
    [
      'the slope 1, smooth also at 0',
      (x) => bp.leakyRelu(x, { negativeSlope: 1 }),
      [ZEROS_AND_TIES],
    ],
  ),
  clamp: cases(
    ['two bounds', (x) => bp.clamp(x, -1, 1), [SPREAD]],
    ['a lower bound', (x) => bp.clamp(x, -1), [SPREAD]],
    ['no bound', (x) => bp.clamp(x), [ZEROS_AND_TIES]],
  ),
  floor: between(bp.floor),
  ceil: between(bp.ceil),
  round: between(bp.round),
  trunc: between(bp.trunc),
  sign: between(bp.sign),

  where: cases(
    [
      'one shape',
      (x, y) =>
        bp.where(
          [
            [true, false, true],
            [false, false, true],
          ],
          x,
          y,
        ),
      [SPREAD, OTHER],
    ],
    ['a row of conditions', (x, y) => bp.where([true, false, true], x, y), [SPREAD, COLUMN]],
    ['a plain number', (x) => bp.where([true, false, true], x, 0), [SPREAD]],
    ['chosen by a comparison', (x, y) => bp.where(x.gt(y), x, y.square()), [SPREAD, OTHER]],
    [
      'a side that is infinite',
      (x) => bp.where(x.ne(x), Number.POSITIVE_INFINITY, x),
      [ZEROS_AND_TIES],
    ],
  ),
  maskedFill: cases(
    [
      'one shape',
      (x) =>
        bp.maskedFill(
          x,
          [
            [true, false, true],
            [false, false, true],
          ],
          -3,
        ),
      [SPREAD],
    ],
    ['a row of masks', (x) => bp.maskedFill(x, [true, false, true], 0), [ZEROS_AND_TIES]],
  ),

  eq: none(NO_TRUTH),
  ne: none(NO_TRUTH),
  lt: none(NO_TRUTH),
  le: none(NO_TRUTH),
  gt: none(NO_TRUTH),
  ge: none(NO_TRUTH),
  logicalAnd: none(NO_TRUTH),
  logicalOr: none(NO_TRUTH),
  logicalXor: none(NO_TRUTH),
  logicalNot: none(NO_TRUTH),
  isNaN: none(NO_TRUTH),
  isInf: none(NO_TRUTH),
  isFinite: none(NO_TRUTH),
};
