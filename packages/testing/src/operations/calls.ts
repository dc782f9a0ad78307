import type { ArgOptions, ReduceOptions, Tensor, TensorLike } from '@bp/tensor';
import { tensor } from '@bp/tensor';
import type { Calls, Make } from './operation';

type Unary = (x: Tensor) => Tensor | readonly Tensor[];
type Binary = (x: Tensor, y: Tensor) => Tensor;

export const SHAPES = [
  [],
  [1],
  [5],
  [3, 4],
  [1, 1],
  [2, 1, 3],
  [2, 3, 4],
  [0],
  [3, 0],
  [0, 3],
  [2, 0, 3],
];

export const MATRIX_SHAPES = SHAPES.filter((shape) => shape.length > 1);

export const PAIRS = [
  [[], []],
  [[], [3, 4]],
  [[5], [5]],
  [[3, 4], [4]],
  [
    [3, 1],
    [1, 4],
  ],
  [
    [2, 1, 4],
    [3, 1],
  ],
  [[1], [1, 1]],
  [[3, 0], [1]],
  [
    [0, 1],
    [1, 4],
  ],
];

export const onEachShape =
  (run: Unary, shapes: readonly number[][] = SHAPES): Calls =>
  (make) =>
    shapes.map((shape) => ({ inputs: [make(shape)], run }));

/** The operation on two tensors, and on a tensor and a number from either side. */
export const onEachPair =
  (run: (x: TensorLike, y: TensorLike) => Tensor): Calls =>
  (make) => [
    ...PAIRS.map(([a, b]) => ({ inputs: [make(a), make(b)], run: run as Binary })),
    { inputs: [make([2, 3])], run: (x) => run(x, 3) },
    { inputs: [make([2, 3])], run: (x) => run(-0.5, x) },
    { inputs: [make([0])], run: (x) => run(x, 3) },
    { inputs: [make([])], run: (x) => run(-0.5, x) },
  ];

/** Over all axes, none, one and several, some of them with keepDims. */
export const overAxes =
  (
    run: (x: Tensor, options?: ReduceOptions) => Tensor,
    ofNothing: 'defined' | 'refused' = 'defined',
  ): Calls =>
  (make) =>
    SHAPES.filter((shape) => ofNothing === 'defined' || !shape.includes(0)).flatMap((shape) => {
      const axes: (number | number[] | null)[] = [null, []];
      if (shape.length > 0) axes.push(0, -1);
      if (shape.length > 2) axes.push([0, 2], [1, 2], [0, 1]);
      return axes.map((axis, i) => ({
        inputs: [make(shape)],
        run: (x: Tensor) => run(x, { axis, keepDims: i % 2 === 0 }),
      }));
    });

export const toPositions =
  (run: (x: Tensor, options?: ArgOptions) => Tensor): Calls =>
  (make) =>
    SHAPES.filter((shape) => !shape.includes(0)).flatMap((shape) =>
      [null, ...shape.keys()].map((axis) => ({
        inputs: [make(shape)],
        run: (x: Tensor) => run(x, { axis }),
      })),
    );

export const alongEachAxis =
  (run: (x: Tensor, axis: number, extent: number) => Tensor | readonly Tensor[]): Calls =>
  (make) =>
    SHAPES.flatMap((shape) =>
      shape.map((extent, axis) => ({
        inputs: [make(shape)],
        run: (x: Tensor) => run(x, axis, extent),
      })),
    );

export const ofLists =
  (run: (list: Tensor[], axis: number) => Tensor): Calls =>
  (make) =>
    [[4], [3, 4], [2, 3, 4], [0, 2], [1, 1]].flatMap((shape) =>
      shape.map((_, axis) => ({
        inputs: [make(shape), make(shape), make(shape, 'float32')],
        run: (...list: Tensor[]) => run(list, axis),
      })),
    );

export const MATRICES = [
  [
    [3, 4],
    [4, 5],
  ],
  [
    [1, 1],
    [1, 1],
  ],
  [[5], [5, 6]],
  [[3, 5], [5]],
  [[7], [7]],
  [
    [2, 3, 4],
    [4, 5],
  ],
  [
    [2, 1, 3, 4],
    [5, 4, 9],
  ],
  [
    [3, 0],
    [0, 5],
  ],
  [
    [0, 4],
    [4, 5],
  ],
  [
    [3, 4],
    [4, 0],
  ],
];

/** Whole numbers that count along an axis, from the end too. */
export function indexOf(make: Make, shape: readonly number[], extent: number): Tensor {
  const whole = make(shape, 'int32');
  const { data } = whole;
  return tensor(
    data.map((value) => (((value % extent) + extent) % extent) - (value < 0 ? extent : 0)),
  ).reshape(shape);
}

const IMAGES = [
  [2, 3, 4, 5],
  [1, 1, 4, 4],
  [2, 4, 5],
  [0, 2, 4, 4],
];

export const onImages =
  (...runs: Unary[]): Calls =>
  (make) =>
    runs.flatMap((run) => IMAGES.map((shape) => ({ inputs: [make(shape)], run })));

export const TABLES: { x: number[]; axis: number; index: number[] }[] = [
  { x: [6], axis: 0, index: [9] },
  { x: [3, 4], axis: 0, index: [5, 4] },
  { x: [3, 4], axis: 1, index: [2, 3] },
  { x: [2, 3, 4], axis: 1, index: [2, 5, 3] },
  { x: [3, 4], axis: 0, index: [0, 4] },
  { x: [1, 1], axis: 1, index: [1, 1] },
];
