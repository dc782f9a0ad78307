import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { type Float, normal, special, type Trials, trial } from './values';

type Axes = { readonly axis?: number | readonly number[]; readonly keepDims?: boolean };
type Reduce = (x: Tensor, options: Axes) => Tensor;

const REDUCE: Readonly<Record<string, Reduce>> = {
  all: (x, o) => bp.all(x.gt(0), o),
  any: (x, o) => bp.any(x.gt(0), o),
  logSumExp: bp.logSumExp,
  max: bp.max,
  mean: bp.mean,
  min: bp.min,
  norm: bp.norm,
  prod: bp.prod,
  std: bp.std,
  sum: bp.sum,
  variance: bp.variance,
};

const AXES: readonly Axes[] = [
  {},
  { axis: 0 },
  { axis: 1, keepDims: true },
  { axis: 2 },
  { axis: [0, 2] },
  { axis: [1, 2], keepDims: true },
];

/** Along one axis. */
const ALONG: Readonly<Record<string, (x: Tensor, axis: number) => Tensor>> = {
  argmax: (x, axis) => bp.argmax(x, { axis }),
  argmin: (x, axis) => bp.argmin(x, { axis }),
  cumsum: bp.cumsum,
  logSoftmax: bp.logSoftmax,
  softmax: bp.softmax,
  flip: bp.flip,
  indexSelect: (x, axis) => bp.indexSelect(x, axis, [2, 0, 2, -1, 1]),
  concat: (x, axis) => bp.concat([x, x.square(), x], { axis }),
  stack: (x, axis) => bp.stack([x, x.neg()], { axis }),
  narrow: (x, axis) => bp.narrow(x, axis, 1, 2).exp(),
  sumTo: (x, axis) =>
    bp.sumTo(
      x,
      x.shape.map((extent, i) => (i === axis ? 1 : extent)),
    ),
};

/** Operations along axes. */
export function alongAxes(dtype: Float): Trials {
  const cube = normal([5, 9, 37], dtype);
  const table: Trials = {};
  for (const [name, fn] of Object.entries(REDUCE)) {
    table[name] = AXES.flatMap((axes) => [
      trial(`over ${axes.axis ?? 'all'}`, (x: Tensor) => fn(x, axes), cube),
      trial(
        `over ${axes.axis ?? 'all'}, other order`,
        (x: Tensor) => fn(x.permute([2, 0, 1]), axes),
        cube,
      ),
      trial(
        `over ${axes.axis ?? 'all'}, special`,
        (x: Tensor) => fn(x, axes),
        special([3, 5, 19], dtype),
      ),
    ]);
    table[name].push(
      trial('long rows', (x: Tensor) => fn(x, { axis: 1 }), normal([2, 2501], dtype)),
      trial('long columns', (x: Tensor) => fn(x, { axis: 0 }), normal([2501, 5], dtype)),
    );
  }
  for (const [name, fn] of Object.entries(ALONG)) {
    table[name] = [0, 1, 2].flatMap((axis) => [
      trial(`axis ${axis}`, (x: Tensor) => fn(x, axis), cube),
      trial(`axis ${axis}, other order`, (x: Tensor) => fn(x.permute([2, 0, 1]), axis), cube),
      trial(`axis ${axis}, special`, (x: Tensor) => fn(x, axis), special([3, 5, 19], dtype)),
    ]);
  }
  return table;
}
