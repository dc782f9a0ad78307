import * as bp from '@bp/tensor';
import { unary } from './forms';
import type { Operations } from './operation';
import { BETWEEN_KINKS } from './points';

export const ROUNDING: Operations = {
  floor: unary(bp.floor, BETWEEN_KINKS),
  ceil: unary(bp.ceil, BETWEEN_KINKS),
  round: unary(bp.round, BETWEEN_KINKS),
  trunc: unary(bp.trunc, BETWEEN_KINKS),
  sign: unary(bp.sign, BETWEEN_KINKS),
};
