import * as bp from '@bp/tensor';
import { onEachShape } from './calls';
import { along, unary } from './forms';
import type { Operations } from './operation';
import { BETWEEN_KINKS, CUBE, NUMBER, POSITIVE, SPREAD, ZEROS_AND_TIES } from './points';
import { cases } from './smooth';

export const ACTIVATIONS: Operations = {
  tanh: unary(bp.tanh),
  sigmoid: unary(bp.sigmoid),
  softplus: unary(bp.softplus),
  relu: unary(bp.relu, BETWEEN_KINKS),
  leakyRelu: {
    ...unary((x) => bp.leakyRelu(x)),
    calls: onEachShape((x) => bp.leakyRelu(x, { negativeSlope: 0.2 })),
    smooth: cases(
      ['the usual slope', (x) => bp.leakyRelu(x), [SPREAD]],
      ['a slope of its own', (x) => bp.leakyRelu(x, { negativeSlope: 0.3 }), [SPREAD]],
      [
        'the slope 1, smooth also at 0',
        (x) => bp.leakyRelu(x, { negativeSlope: 1 }),
        [ZEROS_AND_TIES],
      ],
    ),
  },
  softmax: along(
    bp.softmax,
    cases(
      ['the last axis', (x) => bp.softmax(x), [CUBE]],
      ['the first axis', (x) => bp.softmax(x, 0), [CUBE]],
      ['zeros and ties', (x) => bp.softmax(x, 1), [ZEROS_AND_TIES]],
      ['a single number', (x) => bp.softmax(x), [NUMBER]],
    ),
  ),
  logSoftmax: along(
    bp.logSoftmax,
    cases(
      ['the last axis', (x) => bp.logSoftmax(x), [CUBE]],
      ['the first axis', (x) => bp.logSoftmax(x, 0), [CUBE]],
      ['zeros and ties', (x) => bp.logSoftmax(x, 1), [ZEROS_AND_TIES]],
      ['a single number', (x) => bp.logSoftmax(x), [NUMBER]],
      ['positive', (x) => bp.logSoftmax(x), [POSITIVE]],
    ),
  ),
};
