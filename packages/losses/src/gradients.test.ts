import { gradcheck, gradgradcheck } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import * as losses from './index';

const x = [
  [0.25, -1.5, 2],
  [0.75, 0.5, -0.25],
];
const z = [
  [-0.5, 1.25, 0.375],
  [1.5, -0.125, -2],
];
const p = [
  [0.3, 0.5, 0.875],
  [0.125, 0.75, 0.375],
];
const q = [
  [0.5, 0.25, 0.25],
  [0.125, 0.625, 0.25],
];
const bits = [
  [0, 1, 1],
  [1, 0, 1],
];
const signs = [
  [1, -1, 1],
  [-1, 1, 1],
];
const classes = tensor([2, 0], { dtype: 'int32' });

type Check = readonly [string, (...inputs: Tensor[]) => Tensor, readonly (readonly number[][])[]];

/** Every loss, away from its kinks; what is not listed as an input carries no gradient. */
const checks: readonly Check[] = [
  ['mse', (y, t) => losses.mse(y, t), [x, z]],
  ['halfSse', (y, t) => losses.halfSse(y, t), [x, z]],
  ['mae', (y, t) => losses.mae(y, t), [x, z]],
  ['smoothL1', (y, t) => losses.smoothL1(y, t, { beta: 0.7 }), [x, z]],
  ['huber', (y, t) => losses.huber(y, t, { delta: 0.7 }), [x, z]],
  [
    'crossEntropy of classes',
    (y) => losses.crossEntropy(y, classes, { weight: [1, 2, 3], labelSmoothing: 0.2 }),
    [x],
  ],
  [
    'crossEntropy of probabilities',
    (y, t) => losses.crossEntropy(y, t, { weight: [1, 2, 3], labelSmoothing: 0.2 }),
    [x, q],
  ],
  ['nll', (y) => losses.nll(y, classes, { weight: [1, 2, 3] }), [x]],
  ['bce', (y, t) => losses.bce(y, t, { weight: [1, 2, 3] }), [p, q]],
  [
    'bceWithLogits',
    (y, t) => losses.bceWithLogits(y, t, { weight: [1, 2, 3], posWeight: [3, 1, 2] }),
    [x, q],
  ],
  ['poissonNll of log rates', (y) => losses.poissonNll(y, bits, { full: true }), [x]],
  ['poissonNll of rates', (y, t) => losses.poissonNll(y, t, { logInput: false }), [p, q]],
  ['gaussianNll', (y, t, v) => losses.gaussianNll(y, t, v, { full: true }), [x, z, p]],
  ['klDiv', (y, t) => losses.klDiv(y, t, { reduction: 'batchmean' }), [x, q]],
  ['klDiv of logs', (y, t) => losses.klDiv(y, t, { logTarget: true }), [x, z]],
  ['marginRanking', (a, b) => losses.marginRanking(a, b, signs, { margin: 0.25 }), [x, z]],
  ['hingeEmbedding', (y) => losses.hingeEmbedding(y, signs, { margin: 0.625 }), [x]],
  ['hinge', (y) => losses.hinge(y, signs), [x]],
  ['hinge squared', (y) => losses.hinge(y, signs, { squared: true }), [x]],
  ['softMargin', (y) => losses.softMargin(y, signs), [x]],
  [
    'multiLabelSoftMargin',
    (y, t) => losses.multiLabelSoftMargin(y, t, { weight: [1, 2, 3] }),
    [x, q],
  ],
  ['cosineEmbedding of like', (a, b) => losses.cosineEmbedding(a, b, [1, 1]), [x, z]],
  [
    'cosineEmbedding of unlike',
    (a, b) => losses.cosineEmbedding(a, b, [-1, -1], { margin: -0.875 }),
    [x, z],
  ],
  ['multiMargin', (y) => losses.multiMargin(y, classes, { margin: 0.9, weight: [1, 2, 3] }), [x]],
  ['multiMargin squared', (y) => losses.multiMargin(y, classes, { p: 2, margin: 0.9 }), [x]],
  [
    'multiLabelMargin',
    (y) =>
      losses.multiLabelMargin(y, [
        [2, 0, -1],
        [1, -1, 0],
      ]),
    [x],
  ],
  [
    'tripletMargin',
    (a, b, c) => losses.tripletMargin(a, b, c, { margin: 2, swap: true }),
    [x, z, p],
  ],
  [
    'tripletMargin by distances along axes',
    (a, b, c) => losses.tripletMargin(a, b, c, { margin: 4, p: 1 }),
    [x, z, p],
  ],
  [
    'tripletMargin by cubes',
    (a, b, c) => losses.tripletMargin(a, b, c, { margin: 2, p: 3 }),
    [x, z, p],
  ],
];

describe.each(checks)('%s', (_, loss, inputs) => {
  it('has the slope of its values', () => {
    expect(gradcheck(loss, inputs)).toMatchObject({ ok: true });
  });

  it('has the curvature of its slopes', () => {
    expect(gradgradcheck(loss, inputs)).toMatchObject({ ok: true });
  });
});

it('checks every loss there is', () => {
  const checked = checks.map(([name]) => name.split(' ')[0]);
  expect([...new Set(checked)].sort()).toEqual(Object.keys(losses).sort());
});
