import * as bp from '@bp/tensor';
import { binary, unary } from './forms';
import type { Operations } from './operation';
import { GIVES_TRUTH } from './smooth';

export const COMPARISON: Operations = {
  eq: binary(bp.eq, GIVES_TRUTH),
  ne: binary(bp.ne, GIVES_TRUTH),
  lt: binary(bp.lt, GIVES_TRUTH),
  le: binary(bp.le, GIVES_TRUTH),
  gt: binary(bp.gt, GIVES_TRUTH),
  ge: binary(bp.ge, GIVES_TRUTH),
  logicalAnd: binary(bp.logicalAnd, GIVES_TRUTH),
  logicalOr: binary(bp.logicalOr, GIVES_TRUTH),
  logicalXor: binary(bp.logicalXor, GIVES_TRUTH),
  logicalNot: unary(bp.logicalNot, GIVES_TRUTH),
  isNaN: unary(bp.isNaN, GIVES_TRUTH),
  isInf: unary(bp.isInf, GIVES_TRUTH),
  isFinite: unary(bp.isFinite, GIVES_TRUTH),
};
