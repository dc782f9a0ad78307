import { parameter, variable } from '@bp/autograd';
import { type DType, Rng, type Tensor, tensor } from '@bp/tensor';
import type { Draw } from '../draw';

/** Shapes that meet often enough for operations to succeed. */
export const SHAPES: readonly (readonly number[])[] = [
  ...[[], [1], [3], [2, 3], [3, 2], [3, 3], [1, 3], [2, 1], [0], [0, 3], [2, 3, 4], [1, 2, 4, 4]],
  ...[
    [2, 1, 4, 4],
    [2, 3, 1],
  ],
];

const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];

/** Numbers between −2 and 3, at times an odd one. */
function values(draw: Draw, count: number): number[] {
  return Array.from({ length: count }, () =>
    draw.chance(0.02)
      ? draw.of([Number.NaN, Infinity, -0])
      : Math.round(draw.number() * 20) / 4 - 2,
  );
}

/** A tensor of this shape, in any layout: dense, transposed, sliced, flipped, repeated, a parameter or a result. */
export function aTensor(draw: Draw, shape = draw.of(SHAPES), dtype = draw.of(DTYPES)): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const numbers = values(draw, size).map((x) => (dtype === 'int32' && !Number.isFinite(x) ? 1 : x));
  const dense = tensor(Float64Array.from(numbers), { dtype }).reshape(shape);
  switch (draw.below(7)) {
    case 0:
      return dense.permute(shape.map((_, axis) => shape.length - 1 - axis));
    case 1:
      return shape.length > 0 ? dense.flip(draw.below(shape.length)) : dense;
    case 2:
      return shape.length > 0 && size > 0 ? dense.narrow(0, 0, 1).expand(shape) : dense;
    case 3:
      return dtype.startsWith('float') ? parameter(dense) : dense;
    case 4:
      return dtype.startsWith('float') ? variable(dense).mul(2) : dense;
    default:
      return dense;
  }
}

/** What may stand where a tensor is wanted. */
export function tensorLike(draw: Draw, shape?: readonly number[]): unknown {
  switch (draw.below(6)) {
    case 0:
      return draw.of([0, 1, -2, 0.5]);
    case 1:
      return aTensor(draw, shape).detach().toArray();
    case 2:
      return Float32Array.from(values(draw, 3));
    default:
      return aTensor(draw, shape);
  }
}

export const realTensor = (draw: Draw, shape?: readonly number[]): Tensor =>
  aTensor(draw, shape, draw.of(['float32', 'float64'] as const));

export const aShape = (draw: Draw): number[] => [...draw.of(SHAPES)];
export const anAxis = (draw: Draw): number => draw.of([0, 0, 1, -1, -2, 2]);
export const aCount = (draw: Draw): number => draw.of([1, 1, 2, 3, 4]);
export const aNumber = (draw: Draw): number => draw.of([0, 1, 0.5, 2, 0.1, -1]);
export const aDtype = (draw: Draw): DType => draw.of(DTYPES);

/** Options that exist somewhere, with values that they often have. */
const OPTIONS: Readonly<Record<string, (draw: Draw) => unknown>> = {
  axis: anAxis,
  keepDims: (draw) => draw.chance(0.5),
  correction: aCount,
  dtype: aDtype,
  rng: () => new Rng(7),
  seed: () => 7,
  epoch: aCount,
  dropLast: (draw) => draw.chance(0.5),
  low: () => 0,
  high: aCount,
  mean: aNumber,
  std: aCount,
  p: () => 0.5,
  training: () => true,
  eps: () => 1e-3,
  momentum: () => 0.5,
  affine: () => true,
  trackRunningStats: () => true,
  elementwiseAffine: () => true,
  bias: () => true,
  stride: aCount,
  padding: (draw) => draw.of([0, 1, 'same', [1, 0]]),
  dilation: aCount,
  groups: () => 1,
  paddingMode: (draw) => draw.of(['zeros', 'reflect', 'circular']),
  ceilMode: () => true,
  countIncludePad: () => false,
  divisorOverride: aCount,
  negativeSlope: aNumber,
  alpha: aNumber,
  lambda: () => 0.5,
  beta: aNumber,
  threshold: aNumber,
  lower: () => 0.1,
  upper: () => 0.2,
  min: () => -1,
  max: () => 1,
  init: aNumber,
  numParameters: aCount,
  approximate: () => 'tanh',
  gain: aCount,
  sparsity: () => 0.5,
  mode: (draw) => draw.of(['fanIn', 'fanOut', 'min', 'max']),
  nonlinearity: () => 'relu',
  a: aNumber,
  parameters: () => ({ '*': 1 }),
  reduction: (draw) => draw.of(['mean', 'sum', 'none']),
  weight: (draw) => realTensor(draw, [3]),
  posWeight: (draw) => realTensor(draw, [3]),
  ignoreIndex: aCount,
  labelSmoothing: () => 0.1,
  margin: aNumber,
  swap: () => true,
  full: () => true,
  logInput: () => false,
  logTarget: () => true,
  delta: aCount,
  lr: () => 0.1,
  betas: () => [0.9, 0.99],
  weightDecay: () => 0.1,
  maximize: () => true,
  amsgrad: () => true,
  nesterov: () => true,
  l1: aCount,
  l2: aCount,
  patience: aCount,
  minDelta: aNumber,
  strict: () => false,
  normType: aCount,
  check: aCount,
  precision: () => 'fast',
  name: () => 'step',
  upstream: (draw) => [realTensor(draw)],
  createGraph: () => true,
  directions: aCount,
  atol: () => 1e-3,
  rtol: () => 1e-3,
  stratify: () => [0, 1, 0, 1],
};

const KEYS = Object.keys(OPTIONS);

/** Some options, by names that one function or another has. */
export function someOptions(draw: Draw, keys: readonly string[] = KEYS): Record<string, unknown> {
  const chosen = draw.some(keys, 1 + draw.below(2));
  return Object.fromEntries(chosen.map((key) => [key, OPTIONS[key]?.(draw) ?? 1]));
}
