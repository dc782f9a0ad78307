import type { Tensor } from '../src/index';
import * as api from '../src/index';
import {
  alongEachAxis,
  binary,
  type Cases,
  images,
  indexOf,
  joined,
  MATRICES,
  MATRIX_SHAPES,
  PAIRS,
  positions,
  reduction,
  SHAPES,
  TABLES,
  unary,
} from './cases';

/**
 * Every operation that the package exports, with calls that cover its forms. The contract suite runs each of them on
 * every layout; a test fails when an export is missing here.
 */
export const OPERATIONS: Readonly<Record<string, Cases>> = {
  abs: unary(api.abs),
  adaptiveAvgPool2d: images(
    (x) => api.adaptiveAvgPool2d(x, 1),
    (x) => api.adaptiveAvgPool2d(x, [2, 3]),
  ),
  add: binary(api.add),
  all: reduction(api.all),
  any: reduction(api.any),
  argmax: positions(api.argmax),
  argmin: positions(api.argmin),
  assign: (make) =>
    SHAPES.flatMap((shape) => [
      { inputs: [make(shape)], run: (value: Tensor) => api.assign(api.zerosLike(value), value) },
      {
        inputs: [make(shape)],
        run: (value: Tensor) => {
          const target = api.zeros([...shape].reverse(), { dtype: value.dtype });
          api.assign(target.permute(shape.map((_, axis) => shape.length - 1 - axis)), value);
          return target;
        },
      },
    ]),
  at: (make) => [
    { inputs: [make([5])], run: (x) => api.at(x, -2) },
    { inputs: [make([3, 4])], run: (x) => api.at(x, null, [3, 0, -1]) },
    { inputs: [make([2, 3, 4])], run: (x) => api.at(x, 1, [2, 0], 3) },
    { inputs: [make([0, 3])], run: (x) => api.at(x, null, 1) },
  ],
  avgPool2d: images(
    (x) => api.avgPool2d(x, 2),
    (x) => api.avgPool2d(x, [3, 2], { stride: [1, 2], padding: [1, 0], ceilMode: true }),
    (x) => api.avgPool2d(x, 3, { stride: 2, padding: 1, countIncludePad: false }),
    (x) => api.avgPool2d(x, 2, { stride: 1, divisorOverride: 3 }),
  ),
  broadcastTo: (make) => [
    { inputs: [make([3, 1])], run: (x) => api.broadcastTo(x, [2, 3, 4]) },
    { inputs: [make([])], run: (x) => api.broadcastTo(x, [2, 2]) },
  ],
  cast: (make) =>
    (['float32', 'float64', 'int32', 'bool'] as const).flatMap((dtype) =>
      SHAPES.map((shape) => ({ inputs: [make(shape)], run: (x: Tensor) => api.cast(x, dtype) })),
    ),
  ceil: unary(api.ceil),
  chunk: alongEachAxis((x, axis) => api.chunk(x, 2, { axis })),
  clamp: (make) =>
    [
      [-1, 2],
      [0.5, Number.POSITIVE_INFINITY],
    ].flatMap(([low, high]) =>
      SHAPES.map((shape) => ({
        inputs: [make(shape)],
        run: (x: Tensor) => api.clamp(x, low, high),
      })),
    ),
  clone: unary(api.clone),
  concat: joined((list, axis) => api.concat(list, { axis })),
  contiguous: unary(api.contiguous),
  conv2d: (make) => [
    { inputs: [make([2, 3, 5, 4]), make([2, 3, 3, 2])], run: (x, w) => api.conv2d(x, w) },
    {
      inputs: [make([2, 2, 5, 6]), make([3, 2, 2, 3]), make([3])],
      run: (x, w, bias) =>
        api.conv2d(x, w, { bias, stride: [2, 1], padding: [1, 2], dilation: [1, 2] }),
    },
    {
      inputs: [make([1, 4, 4, 4]), make([6, 2, 3, 3]), make([6])],
      run: (x, w, bias) => api.conv2d(x, w, { bias, groups: 2, padding: 'same' }),
    },
    { inputs: [make([2, 4, 4]), make([3, 2, 1, 1])], run: (x, w) => api.conv2d(x, w) },
    { inputs: [make([0, 1, 4, 4]), make([3, 1, 3, 3])], run: (x, w) => api.conv2d(x, w) },
    { inputs: [make([1, 0, 4, 4]), make([3, 0, 3, 3])], run: (x, w) => api.conv2d(x, w) },
  ],
  cos: unary(api.cos),
  cumsum: alongEachAxis((x, axis) => api.cumsum(x, axis)),
  detach: unary(api.detach),
  div: binary(api.div),
  dot: (make) => [7, 1, 0, 1030].map((n) => ({ inputs: [make([n]), make([n])], run: api.dot })),
  eq: binary(api.eq),
  erf: unary(api.erf),
  exp: unary(api.exp),
  expand: (make) => [
    { inputs: [make([3, 1])], run: (x) => api.expand(x, [2, -1, 4]) },
    { inputs: [make([1, 3])], run: (x) => api.expand(x, [0, 3]) },
  ],
  expm1: unary(api.expm1),
  flatten: (make) => [
    ...SHAPES.map((shape) => ({ inputs: [make(shape)], run: (x: Tensor) => api.flatten(x) })),
    { inputs: [make([2, 3, 4])], run: (x) => api.flatten(x, 1) },
    { inputs: [make([2, 3, 4])], run: (x) => api.flatten(x, 0, -2) },
  ],
  flip: (make) => [
    ...SHAPES.map((shape) => ({ inputs: [make(shape)], run: (x: Tensor) => api.flip(x) })),
    { inputs: [make([2, 3, 4])], run: (x) => api.flip(x, [0, -1]) },
  ],
  floor: unary(api.floor),
  fold: (make) => [
    { inputs: [make([2, 12, 6])], run: (x) => api.fold(x, [3, 4], 2) },
    {
      inputs: [make([6, 6])],
      run: (x) =>
        api.fold(x, [4, 5], [2, 3], { stride: [2, 1], padding: [1, 0], dilation: [2, 1] }),
    },
    { inputs: [make([0, 4, 4])], run: (x) => api.fold(x, 3, 2) },
  ],
  fullLike: unary((x) => api.fullLike(x, 3)),
  gather: (make) =>
    TABLES.map(({ x, axis, index }) => ({
      inputs: [make(x), indexOf(make, index, x[axis])],
      run: (table: Tensor, places: Tensor) => api.gather(table, axis, places),
    })),
  ge: binary(api.ge),
  gt: binary(api.gt),
  indexSelect: alongEachAxis((x, axis, extent) =>
    api.indexSelect(x, axis, extent === 0 ? [] : [extent - 1, 0, -1]),
  ),
  isFinite: unary(api.isFinite),
  isInf: unary(api.isInf),
  isNaN: unary(api.isNaN),
  le: binary(api.le),
  leakyRelu: unary((x) => api.leakyRelu(x, { negativeSlope: 0.2 })),
  log: unary(api.log),
  log10: unary(api.log10),
  log1p: unary(api.log1p),
  log2: unary(api.log2),
  logSoftmax: alongEachAxis((x, axis) => api.logSoftmax(x, axis)),
  logSumExp: reduction(api.logSumExp, 'refused'),
  logicalAnd: binary(api.logicalAnd),
  logicalNot: unary(api.logicalNot),
  logicalOr: binary(api.logicalOr),
  logicalXor: binary(api.logicalXor),
  lt: binary(api.lt),
  maskedFill: (make) =>
    PAIRS.map(([a, b]) => ({
      inputs: [make(a), make(b, 'bool')],
      run: (x: Tensor, mask: Tensor) => api.maskedFill(x, mask, -1.5),
    })),
  matmul: (make) => MATRICES.map(([a, b]) => ({ inputs: [make(a), make(b)], run: api.matmul })),
  max: reduction(api.max, 'refused'),
  maxPool2d: images(
    (x) => api.maxPool2d(x, 2),
    (x) => api.maxPool2d(x, [3, 2], { stride: [1, 2], padding: [1, 0], ceilMode: true }),
    (x) => api.maxPool2d(x, 2, { stride: 1, dilation: 2, padding: 1 }),
  ),
  maximum: binary(api.maximum),
  mean: reduction(api.mean),
  min: reduction(api.min, 'refused'),
  minimum: binary(api.minimum),
  mul: binary(api.mul),
  narrow: alongEachAxis((x, axis, extent) =>
    api.narrow(x, axis, Math.min(1, extent), Math.max(0, extent - 1)),
  ),
  ne: binary(api.ne),
  neg: unary(api.neg),
  norm: reduction(api.norm),
  oneHot: (make) => [
    { inputs: [make([4], 'bool').cast('int32')], run: (x) => api.oneHot(x, 3) },
    { inputs: [make([2, 3], 'bool').cast('int32')], run: (x) => api.oneHot(x, 2) },
    { inputs: [make([0], 'int32')], run: (x) => api.oneHot(x, 2) },
  ],
  onesLike: unary(api.onesLike),
  outer: (make) => [
    { inputs: [make([3]), make([4])], run: api.outer },
    { inputs: [make([0]), make([4])], run: api.outer },
  ],
  permute: (make) => [
    { inputs: [make([])], run: (x) => api.permute(x, []) },
    { inputs: [make([2, 3, 4])], run: (x) => api.permute(x, [2, 0, 1]) },
    { inputs: [make([2, 0, 4])], run: (x) => api.permute(x, [-1, 0, 1]) },
  ],
  pow: binary(api.pow),
  prod: reduction(api.prod),
  reciprocal: unary(api.reciprocal),
  relu: unary(api.relu),
  reshape: (make) => [
    { inputs: [make([3, 4])], run: (x) => api.reshape(x, [2, -1]) },
    { inputs: [make([2, 3, 4])], run: (x) => api.reshape(x, [4, 6]) },
    { inputs: [make([3, 0])], run: (x) => api.reshape(x, [0, 5]) },
    { inputs: [make([])], run: (x) => api.reshape(x, [1, 1]) },
  ],
  round: unary(api.round),
  rsqrt: unary(api.rsqrt),
  scatterAdd: (make) =>
    TABLES.map(({ x, axis, index }) => ({
      inputs: [make(x), indexOf(make, index, x[axis]), make(index)],
      run: (table: Tensor, places: Tensor, source: Tensor) =>
        api.scatterAdd(table, axis, places, source),
    })),
  sigmoid: unary(api.sigmoid),
  sign: unary(api.sign),
  sin: unary(api.sin),
  slice: (make) => [
    { inputs: [make([5])], run: (x) => api.slice(x, '::-2') },
    { inputs: [make([3, 4])], run: (x) => api.slice(x, '1:, -1') },
    { inputs: [make([2, 3, 4])], run: (x) => api.slice(x, [[null, null, -1], null, [1, 3]]) },
    { inputs: [make([3, 4])], run: (x) => api.slice(x, '5:, ::2') },
  ],
  softmax: alongEachAxis((x, axis) => api.softmax(x, axis)),
  softplus: unary(api.softplus),
  split: alongEachAxis((x, axis) => api.split(x, 2, { axis })),
  sqrt: unary(api.sqrt),
  square: unary(api.square),
  squeeze: unary((x) => api.squeeze(x)),
  stack: joined((list, axis) => api.stack(list, { axis })),
  std: reduction(api.std),
  sub: binary(api.sub),
  sum: reduction(api.sum),
  sumTo: (make) => [
    { inputs: [make([2, 3, 4])], run: (x) => api.sumTo(x, [3, 1]) },
    { inputs: [make([2, 3, 4])], run: (x) => api.sumTo(x, []) },
    { inputs: [make([0, 3])], run: (x) => api.sumTo(x, [3]) },
  ],
  tan: unary(api.tan),
  tanh: unary(api.tanh),
  transpose: unary((x) => api.transpose(x), MATRIX_SHAPES),
  tril: unary((x) => api.tril(x, 1), MATRIX_SHAPES),
  triu: unary((x) => api.triu(x), MATRIX_SHAPES),
  trunc: unary(api.trunc),
  unfold: images(
    (x) => api.unfold(x, 2),
    (x) => api.unfold(x, [3, 2], { stride: [1, 2], padding: [1, 0], dilation: [1, 2] }),
  ),
  unsqueeze: unary((x) => api.unsqueeze(x, -1)),
  unstack: alongEachAxis((x, axis) => api.unstack(x, { axis })),
  variance: reduction(api.variance),
  where: (make) =>
    PAIRS.map(([a, b]) => ({
      inputs: [make(a, 'bool'), make(b), make(a)],
      run: (condition: Tensor, x: Tensor, y: Tensor) => api.where(condition, x, y),
    })),
  zerosLike: unary(api.zerosLike),
};

/** What the package exports besides operations on tensors. */
export const NOT_OPERATIONS: ReadonlySet<string> = new Set([
  'BpError',
  'Rng',
  'Tensor',
  'arange',
  'defaultRng',
  'eye',
  'fromNdarray',
  'full',
  'getLanguage',
  'isBpError',
  'isTensor',
  'linspace',
  'ones',
  'rngFromState',
  'seed',
  'setLanguage',
  'backend',
  'setBackend',
  'tensor',
  'zeros',
]);
