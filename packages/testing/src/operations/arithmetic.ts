import * as bp from '@bp/tensor';
import { binary, unary } from './forms';
import type { Operations } from './operation';
import {
  ABOVE_0,
  BETWEEN_KINKS,
  COLUMN,
  OTHER,
  POSITIVE,
  ROW,
  SPREAD,
  ZEROS_AND_TIES,
} from './points';
import { cases } from './smooth';

export const ARITHMETIC: Operations = {
  add: binary(bp.add),
  sub: binary(bp.sub),
  mul: binary(bp.mul),
  div: binary(bp.div),
  maximum: binary(bp.maximum),
  minimum: binary(bp.minimum),
  pow: binary(
    bp.pow,
    cases(
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
  ),
  neg: unary(bp.neg),
  square: unary(bp.square),
  sqrt: unary(bp.sqrt, ABOVE_0),
  rsqrt: unary(bp.rsqrt, ABOVE_0),
  reciprocal: unary(bp.reciprocal, BETWEEN_KINKS),
  abs: {
    ...unary(bp.abs),
    smooth: cases(
      ['away from 0', bp.abs, [SPREAD]],
      [
        'at 0, where the slope is taken as 0',
        bp.abs,
        [ZEROS_AND_TIES],
        { onlyFirst: 'a kink at 0' },
      ],
    ),
  },
};
