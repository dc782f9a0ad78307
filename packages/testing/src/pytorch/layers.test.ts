import { toPyTorch } from '@bp/io';
import * as layers from '@bp/layers';
import { GaussianNoise } from '@bp/regularize';
import { Rng, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { type Case, gapsOf, PYTHON } from './python-torch';

const rng = new Rng(7);
const draw = (...shape: number[]): Tensor => rng.normal(shape);
const image = draw(3, 4, 7, 6);
const rows = draw(3, 4);

const LAYERS: Readonly<Record<string, Case>> = Object.fromEntries(
  (
    [
      [new layers.Linear(4, 3, { rng }), rows],
      [new layers.Linear(4, 3, { bias: false, rng }), draw(2, 3, 4)],
      [
        new layers.Linear(4, 3, { dtype: 'float64', rng }),
        rng.normal([2, 4], { dtype: 'float64' }),
      ],
      [new layers.Conv2d(4, 6, 3, { rng }), image],
      [
        new layers.Conv2d(4, 6, [3, 2], {
          stride: [2, 1],
          padding: [1, 0],
          dilation: [1, 2],
          groups: 2,
          bias: false,
          rng,
        }),
        image,
      ],
      [new layers.Conv2d(4, 2, [4, 3], { padding: 'same', rng }), image],
      [new layers.Conv2d(4, 2, 3, { padding: 'valid', rng }), image],
      [new layers.Conv2d(4, 2, 3, { padding: 2, paddingMode: 'reflect', rng }), image],
      [new layers.Conv2d(4, 2, 3, { padding: 1, paddingMode: 'replicate', rng }), image],
      [new layers.Conv2d(4, 2, 3, { padding: [1, 2], paddingMode: 'circular', rng }), image],
      [new layers.BatchNorm1d(4), rows],
      [new layers.BatchNorm1d(4, { eps: 0.01, momentum: 0.3, affine: false }), draw(3, 4, 5)],
      [new layers.BatchNorm2d(4, { momentum: null }), image],
      [new layers.BatchNorm2d(4, { trackRunningStats: false }), image],
      [new layers.BatchNorm3d(2), draw(3, 2, 2, 3, 2)],
      [new layers.LayerNorm(4), rows],
      [new layers.LayerNorm([7, 6], { eps: 0.1, elementwiseAffine: false }), image],
      [new layers.AvgPool2d(2), image],
      [
        new layers.AvgPool2d([3, 2], {
          stride: 2,
          padding: 1,
          ceilMode: true,
          countIncludePad: false,
        }),
        image,
      ],
      [new layers.AvgPool2d(3, { divisorOverride: 5 }), image],
      [new layers.AdaptiveAvgPool2d([3, 2]), image],
      [new layers.MaxPool2d(2), image],
      [new layers.MaxPool2d([3, 2], { stride: 1, padding: 1, dilation: 2, ceilMode: true }), image],
      [new layers.Flatten(), image],
      [new layers.Flatten(2, 3), image],
      [new layers.Unflatten(1, [2, 2]), rows],
      [new layers.Unflatten(-1, [2, 3]), image],
      [new layers.Identity(), rows],
      [new layers.ReLU(), rows],
      [new layers.LeakyReLU({ negativeSlope: 0.3 }), rows],
      [new layers.PReLU({ numParameters: 4, init: 0.1 }), image],
      [new layers.ELU({ alpha: 0.7 }), rows],
      [new layers.CELU({ alpha: 0.7 }), rows],
      [new layers.SELU(), rows],
      [new layers.GELU(), rows],
      [new layers.GELU({ approximate: 'tanh' }), rows],
      [new layers.GLU(), rows],
      [new layers.GLU(1), image],
      [new layers.Hardsigmoid(), rows.mul(3)],
      [new layers.Hardswish(), rows.mul(3)],
      [new layers.Hardtanh({ min: -0.5, max: 2 }), rows],
      [new layers.ReLU6(), rows.mul(6)],
      [new layers.Hardshrink({ lambda: 0.3 }), rows],
      [new layers.Softshrink(), rows],
      [new layers.Sigmoid(), rows],
      [new layers.LogSigmoid(), rows],
      [new layers.SiLU(), rows],
      [new layers.Mish(), rows],
      [new layers.Softmax(), rows],
      [new layers.Softmax(1), image],
      [new layers.LogSoftmax(-2), image],
      [new layers.Softmin(), rows],
      [new layers.Softmax2d(), image],
      [new layers.Softplus({ beta: 2, threshold: 3 }), rows],
      [new layers.Softsign(), rows],
      [new layers.Tanh(), rows],
      [new layers.Tanhshrink(), rows],
      [new layers.Threshold(0.1, -2), rows],
    ] as [layers.Layer, Tensor][]
  ).map(([layer, x], i) => [`${i} ${layer}`, { model: layer, inputs: [x] }]),
);

const RANDOM: Readonly<Record<string, Case>> = {
  Dropout: { model: new layers.Sequential(new layers.Dropout(0.3)), inputs: [rows], trains: false },
  GaussianNoise: {
    model: new layers.Sequential(new layers.Linear(4, 4), new GaussianNoise(0.3)),
    inputs: [rows],
    trains: false,
  },
  RReLU: { model: new layers.RReLU({ lower: 0.1, upper: 0.2 }), inputs: [rows], trains: false },
};

const CASES = { ...LAYERS, ...RANDOM };
const gaps = await gapsOf(CASES);

describe.skipIf(PYTHON === null)('a model in PyTorch', () => {
  it.each(Object.keys(CASES))('has the outputs and the step of ours: %s', (name) => {
    expect(gaps[name].output).toBeLessThan(1e-6);
    expect(gaps[name].step).toBeLessThan(1e-6);
  });
});

describe('a layer of the library', () => {
  it.each(Object.entries(LAYERS))('becomes that of PyTorch: %s', (_, { model, inputs }) => {
    const { python } = toPyTorch(model, { input: inputs });
    expect(/^class Model\(nn\.(\w+)\)/m.exec(python)?.[1]).toBe(model.constructor.name);
  });
});
