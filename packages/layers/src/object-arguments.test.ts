import { Rng } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import * as layers from './index';

/** Layers made by positional arguments, and by one object of the same. */
const PAIRS: Readonly<Record<string, readonly [layers.Layer, layers.Layer]>> = {
  Linear: [
    new layers.Linear(2, 3, { bias: false, rng: new Rng(1) }),
    new layers.Linear({ inFeatures: 2, outFeatures: 3, bias: false, rng: new Rng(1) }),
  ],
  Conv2d: [
    new layers.Conv2d(2, 4, [3, 1], { padding: 1, rng: new Rng(1) }),
    new layers.Conv2d({
      inChannels: 2,
      outChannels: 4,
      kernelSize: [3, 1],
      padding: 1,
      rng: new Rng(1),
    }),
  ],
  Maxout: [
    new layers.Maxout(3, 2, { pieces: 3, rng: new Rng(1) }),
    new layers.Maxout({ inFeatures: 3, outFeatures: 2, pieces: 3, rng: new Rng(1) }),
  ],
  MaxPool2d: [
    new layers.MaxPool2d(2, { stride: 1 }),
    new layers.MaxPool2d({ kernelSize: 2, stride: 1 }),
  ],
  AvgPool2d: [
    new layers.AvgPool2d([2, 3], { ceilMode: true }),
    new layers.AvgPool2d({ kernelSize: [2, 3], ceilMode: true }),
  ],
  AdaptiveAvgPool2d: [
    new layers.AdaptiveAvgPool2d(1),
    new layers.AdaptiveAvgPool2d({ outputSize: 1 }),
  ],
  Dropout: [new layers.Dropout(0.2), new layers.Dropout({ p: 0.2 })],
  GaussianNoise: [new layers.GaussianNoise(0.2), new layers.GaussianNoise({ std: 0.2 })],
  BatchNorm1d: [
    new layers.BatchNorm1d(3, { eps: 0.1 }),
    new layers.BatchNorm1d({ numFeatures: 3, eps: 0.1 }),
  ],
  LayerNorm: [
    new layers.LayerNorm([2, 3], { elementwiseAffine: false }),
    new layers.LayerNorm({ normalizedShape: [2, 3], elementwiseAffine: false }),
  ],
  Flatten: [new layers.Flatten(2, 3), new layers.Flatten({ startAxis: 2, endAxis: 3 })],
  "Flatten, by PyTorch's names": [new layers.Flatten(0), new layers.Flatten({ startDim: 0 })],
  Unflatten: [new layers.Unflatten(1, [2, 2]), new layers.Unflatten({ axis: 1, shape: [2, 2] })],
  Softmax: [new layers.Softmax(1), new layers.Softmax({ axis: 1 })],
  LogSoftmax: [new layers.LogSoftmax(0), new layers.LogSoftmax({ axis: 0 })],
  Softmin: [new layers.Softmin(0), new layers.Softmin({ axis: 0 })],
  GLU: [new layers.GLU(0), new layers.GLU({ axis: 0 })],
  Threshold: [new layers.Threshold(0.5, 7), new layers.Threshold({ level: 0.5, value: 7 })],
  Sequential: [
    new layers.Sequential(new layers.ReLU(), new layers.Tanh()),
    new layers.Sequential([new layers.ReLU(), new layers.Tanh()]),
  ],
};

describe('a layer made of one object', () => {
  it.each(Object.keys(PAIRS))('is that of its positional arguments: %s', (name) => {
    const [positional, object] = PAIRS[name];
    expect(String(object)).toBe(String(positional));
    expect(object.stateDict()).toEqual(positional.stateDict());
  });

  it('has the defaults of what is not named', () => {
    expect(new layers.Dropout({}).p).toBe(0.5);
    expect(new layers.GaussianNoise({}).std).toBe(0.1);
    expect(new layers.Flatten({}).startAxis).toBe(1);
    expect(new layers.Softmax({}).axis).toBe(-1);
  });
});

// What TypeScript would refuse, JavaScript passes.
const any = (value: unknown) => value as never;

describe('a name that does not exist', () => {
  it.each([
    [() => new layers.Linear(any({ in_features: 2 })), 'Linear: unknown option in_features; did you mean inFeatures?'],
    [() => new layers.Dropout(any({ rate: 0.5 })), 'Dropout: unknown option rate; known are p, rng'],
    [() => new layers.Softmax(any({ dim: 1 })), 'Softmax: unknown option dim; did you mean axis?'],
    [() => new layers.Unflatten(any({ dim: 1 })), 'Unflatten: unknown option dim; did you mean axis?'],
    [() => new layers.BatchNorm1d(any({ numFeature: 1 })), 'unknown option numFeature; did you mean numFeatures?'],
    [() => new layers.Flatten(any({ axis: 1 })), 'Flatten: unknown option axis; known are startAxis, endAxis'],
    [() => new layers.LeakyReLU(any(0.1)), 'LeakyReLU: options must be an object such as { negativeSlope: … }, got 0.1'],
    [() => new layers.Linear(any({ inFeatures: 2 })), 'got 2 and undefined'],
    [() => new layers.Sequential(any([[new layers.ReLU()]])), 'Sequential: expected a module at 0'],
  ] as const)('is told with those that do (%#)', (make, message) => {
    expect(make).toThrow(message);
  });
}); // biome-ignore format: as it is

it('no message shows an object as JavaScript does', () => {
  const classes = Object.entries(layers).filter(([name]) => /^[A-Z]/.test(name));
  for (const [, made] of classes) {
    for (const given of [[{ x: 1 }], [{ x: 1 }, { y: 1 }], [{}, {}, {}], [[{}]], [1, {}, {}]]) {
      try {
        new (made as unknown as new (...given: unknown[]) => unknown)(...given);
      } catch (error) {
        expect(String(error)).not.toContain('[object');
      }
    }
  }
});
