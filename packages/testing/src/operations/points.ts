import { type Tensor, tensor } from '@bp/tensor';

const real = (values: Parameters<typeof tensor>[0]): Tensor => tensor(values, { dtype: 'float64' });

/** Distinct, of both signs, nowhere near 0, a whole or a half number, or each other: no kink, jump or tie is near. */
export const SPREAD = real([
  [-1.7, 0.4, 2.3],
  [1.2, -0.6, -2.2],
]);

/** A second operand for {@link SPREAD}: differs from it by at least 0.2 everywhere. */
export const OTHER = real([
  [0.8, -1.3, 1.9],
  [-0.7, 2.6, 0.3],
]);

/** Far enough from 0 for logarithms and roots. */
export const POSITIVE = real([
  [0.3, 1.7, 2.9],
  [0.8, 0.45, 4.1],
]);

/** Zeros of both signs and equal values, for what is smooth there. */
export const ZEROS_AND_TIES = real([
  [0, -0, 0.7],
  [1.3, 0.7, -2.5],
]);

/** One value per column of the above, one per row, and a single number. */
export const ROW = real([0.9, -1.4, 2.7]);
export const COLUMN = real([[1.6], [-0.35]]);
export const NUMBER = real(1.45);

/** Three axes, distinct values. */
export const CUBE = real([
  [
    [0.5, -1.2, 2.1, 0.9],
    [1.8, 0.2, -0.4, -2.6],
    [-0.8, 3.1, 1.4, -1.9],
  ],
  [
    [-2.2, 0.7, 1.1, 2.8],
    [0.1, -1.6, 2.4, -0.3],
    [1.6, -0.9, -3.2, 0.4],
  ],
]);

/** Distinct numbers 0.03 apart or more, in no order, none of them near 0: no maximum changes within a small step. */
export function spread(shape: readonly number[], first = 1): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const values = Float64Array.from(
    { length: size },
    (_, i) => ((i * 89 + first * 17) % 211) - 105.5,
  );
  return tensor(values).mul(0.03).reshape(shape);
}

/** Distinct pixels: two images of two channels, one image, and filters for them. */
export const IMAGES = spread([2, 2, 4, 5]);
export const ONE_IMAGE = spread([2, 4, 3]);
export const FILTERS = spread([3, 2, 2, 3], 2);

/** A shape without elements. */
export const EMPTY = tensor(new Float64Array(0)).reshape([0, 3]);

/** Points of a function of one tensor, by what is special about them. */
export type Points = Readonly<Record<string, Tensor>>;

/** For a function that is smooth everywhere: zeros and ties are ordinary points. */
export const EVERYWHERE: Points = {
  'zeros and ties': ZEROS_AND_TIES,
  'a single number': NUMBER,
  'far from 0': SPREAD.mul(4.3),
  'no elements': EMPTY,
};

/** For a function that is smooth for x > 0. */
export const ABOVE_0: Points = { positive: POSITIVE, 'a single number': NUMBER };

/** For a function that is smooth between kinks or jumps. */
export const BETWEEN_KINKS: Points = {
  'away from kinks': SPREAD,
  'a single number': NUMBER,
  'no elements': EMPTY,
};
