import { contiguous, type ReduceOptions, type Tensor } from '@bp/tensor';
import { fractions, normal, special, trial, whole } from './numbers';
import type { Trials } from './operation';
import { LAYOUTS } from './view-layouts';

type Result = Tensor | readonly Tensor[];
type Unary = (x: Tensor) => Result;
type Binary = (x: Tensor, y: Tensor) => Tensor;

/** An operation on each element, in several layouts, with special numbers; and where all are defined, near 0. */
export const onLargeLayouts =
  (...fns: Unary[]): Trials =>
  (dtype) =>
    fns.flatMap((fn, way) => [
      ...LAYOUTS.map(({ name, store, see }) =>
        trial(`way ${way}, ${name}`, (x: Tensor) => fn(see(x)), store(special([9, 37], dtype))),
      ),
      trial(`way ${way}, between −1 and 1`, fn, fractions([9, 37], dtype)),
    ]);

/** The shapes of two operands: as vector loops like them, with tails, repeated along either side. */
const PAIRS: readonly (readonly [number[], number[]])[] = [
  [[131], [131]],
  [
    [9, 37],
    [9, 37],
  ],
  [[9, 37], [37]],
  [
    [9, 37],
    [9, 1],
  ],
  [[9, 37], []],
  [
    [5, 1, 19],
    [7, 1],
  ],
];

/** An operation on the elements of two tensors, with special numbers. */
export const onLargePairs =
  (fn: Binary): Trials =>
  (dtype) => [
    ...PAIRS.flatMap(([a, b]) =>
      LAYOUTS.slice(0, 2).map(({ name, store, see }) =>
        trial(
          `[${a}] and [${b}], ${name}`,
          (x: Tensor, y: Tensor) => fn(see(x), y),
          store(special(a, dtype)),
          special(b, dtype, 3),
        ),
      ),
    ),
    trial('whole numbers', fn, whole([9, 37], 5), whole([37], 4, 3)),
    trial('whole numbers and reals', fn, whole([9, 37], 5), special([37], dtype)),
  ];

const AXES: readonly ReduceOptions[] = [
  {},
  { axis: 0 },
  { axis: 1, keepDims: true },
  { axis: 2 },
  { axis: [0, 2] },
  { axis: [1, 2], keepDims: true },
];

/** A fold over axes of three, and of long rows and columns. */
export const overLargeAxes =
  (fn: (x: Tensor, options: ReduceOptions) => Tensor): Trials =>
  (dtype) => {
    const cube = normal([5, 9, 37], dtype);
    return [
      ...AXES.flatMap((axes) => [
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
      ]),
      trial('long rows', (x: Tensor) => fn(x, { axis: 1 }), normal([2, 2501], dtype)),
      trial('long columns', (x: Tensor) => fn(x, { axis: 0 }), normal([2501, 5], dtype)),
    ];
  };

/** An operation along one axis of three. */
export const alongLargeAxes =
  (fn: (x: Tensor, axis: number) => Result): Trials =>
  (dtype) => {
    const cube = normal([5, 9, 37], dtype);
    return [0, 1, 2].flatMap((axis) => [
      trial(`axis ${axis}`, (x: Tensor) => fn(x, axis), cube),
      trial(`axis ${axis}, other order`, (x: Tensor) => fn(x.permute([2, 0, 1]), axis), cube),
      trial(`axis ${axis}, special`, (x: Tensor) => fn(x, axis), special([3, 5, 19], dtype)),
    ]);
  };

/** Functions of a tensor of [5, 9, 37], in two orders of its elements and with special numbers. */
export const onLargeCube =
  (...fns: Unary[]): Trials =>
  (dtype) =>
    fns.flatMap((fn, way) => [
      trial(`way ${way}`, fn, normal([5, 9, 37], dtype)),
      trial(
        `way ${way}, other order`,
        (x: Tensor) => fn(x.permute([2, 0, 1])),
        normal([9, 37, 5], dtype),
      ),
      trial(`way ${way}, special`, fn, special([5, 9, 37], dtype)),
    ]);

/** An image whose channels lie side by side in memory. */
export const channelsLast = (x: Tensor): Tensor =>
  contiguous(x.permute([0, 2, 3, 1])).permute([0, 3, 1, 2]);

/** Functions of images of [3, 6, 13, 11]. */
export const onLargeImages =
  (...fns: Unary[]): Trials =>
  (dtype) =>
    fns.flatMap((fn, way) => {
      const x = normal([3, 6, 13, 11], dtype);
      return [
        trial(`way ${way}, channels first`, fn, x),
        trial(`way ${way}, channels last`, (v: Tensor) => fn(channelsLast(v)), x),
        trial(`way ${way}, upside down`, (v: Tensor) => fn(v.flip(2)), x),
        trial(`way ${way}, special`, fn, special([2, 5, 13, 11], dtype)),
      ];
    });
