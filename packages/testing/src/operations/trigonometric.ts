import * as bp from '@bp/tensor';
import { unary } from './forms';
import type { Operations } from './operation';
import { NUMBER, ZEROS_AND_TIES } from './points';

export const TRIGONOMETRIC: Operations = {
  sin: unary(bp.sin),
  cos: unary(bp.cos),
  tan: unary(bp.tan, { 'zeros and ties': ZEROS_AND_TIES, 'a single number': NUMBER.sub(0.4) }),
  erf: unary(bp.erf),
  erfc: unary(bp.erfc),
};
