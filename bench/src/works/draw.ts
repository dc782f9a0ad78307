import { Rng } from '@bp/tensor';
import type { Layer, Samples, Values } from './work';

/** Plain numbers from the library's own generator: one seed, one work, whoever trains it. */
export interface Draw {
  /** Uniform in ±bound. */
  uniform(shape: readonly number[], bound: number): Values;
  /** With mean 0 and deviation 1. */
  normal(shape: readonly number[]): Values;
  /** Weight and bias uniform in ±1/√inputs, as PyTorch and `Linear` start. */
  linear(inputs: number, outputs: number): Layer;
  conv2d(inputs: number, outputs: number, kernel: number): Layer;
}

/** @param seed - the name of the work */
export function createDraw(seed: string): Draw {
  const rng = new Rng(seed);
  const uniform = (shape: readonly number[], bound: number) =>
    values(shape, rng.uniform(shape, { low: -bound, high: bound }).data);
  const affine = (kind: 'linear' | 'conv2d', shape: readonly number[]): Layer => {
    const inputs = shape.slice(1).reduce((x, y) => x * y);
    const bound = 1 / Math.sqrt(inputs);
    return { kind, weight: uniform(shape, bound), bias: uniform([shape[0]], bound) };
  };
  return {
    uniform,
    normal: (shape) => values(shape, rng.normal(shape).data),
    linear: (inputs, outputs) => affine('linear', [outputs, inputs]),
    conv2d: (inputs, outputs, kernel) => affine('conv2d', [outputs, inputs, kernel, kernel]),
  };
}

/**
 * Samples of ten classes that no network can learn by heart: each comes twice, under two labels. So the
 * gradient never vanishes however long a peer trains, and no peer slows down on denormal numbers.
 */
export function undecidable(draw: Draw, samples: number, shape: readonly number[]): Samples {
  const half = draw.normal([samples / 2, ...shape]).data;
  const input = new Float32Array(half.length * 2);
  input.set(half);
  input.set(half, half.length);
  const target = Int32Array.from({ length: samples }, (_, i) => (i % (samples / 2)) % 10);
  for (let i = samples / 2; i < samples; i++) target[i] = (target[i] + 5) % 10;
  return {
    input: { shape: [samples, ...shape], data: input },
    target: { shape: [samples], data: target },
  };
}

function values(shape: readonly number[], data: ArrayLike<number>): Values {
  return { shape: [...shape], data: Float32Array.from(data) };
}
