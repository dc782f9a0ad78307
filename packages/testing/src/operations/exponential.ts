import * as bp from '@bp/tensor';
import { unary } from './forms';
import type { Operations } from './operation';
import { ABOVE_0, POSITIVE, ZEROS_AND_TIES } from './points';

export const EXPONENTIAL: Operations = {
  exp: unary(bp.exp),
  expm1: unary(bp.expm1),
  log: unary(bp.log, ABOVE_0),
  log2: unary(bp.log2, ABOVE_0),
  log10: unary(bp.log10, ABOVE_0),
  log1p: unary(bp.log1p, { 'zeros and ties': ZEROS_AND_TIES.maximum(-0.6), positive: POSITIVE }),
};
