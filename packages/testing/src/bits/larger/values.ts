import * as bp from '@bp/tensor';
import { Rng, type Tensor } from '@bp/tensor';
import type { Trial } from '../trial';

export type Float = 'float32' | 'float64';

/** Numbers with what is special about floats among them. */
export function special(shape: readonly number[], dtype: Float, from = 0): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const values = Float64Array.from({ length: size }, (_, i) => {
    const k = i + from;
    return k % 7 < 5 ? ((k * 89) % 211) / 16 - 6.5 : EDGES[k % EDGES.length];
  });
  return bp.tensor(values, { dtype }).reshape(shape);
}

const { NaN: NAN, POSITIVE_INFINITY: INFINITY, MIN_VALUE, MAX_VALUE } = Number;
// biome-ignore format: a list
const EDGES = [
  0, -0, NAN, INFINITY, -INFINITY, 1, -1, 0.5, 1e-40, -1e-42, 1.5e-45, MIN_VALUE, 1e-310, 3.4e38, MAX_VALUE, 1e30, -1e30,
  88.7, -87.3, -103.9, 709.7, -745.1, 16777217, 2 ** 31, -(2 ** 40), 1e-8, 0.49999997, 2.5, -3.5, 1e5, 3e9,
];

export function normal(shape: readonly number[], dtype: Float, seed = 1): Tensor {
  return new Rng(seed).normal(shape, { dtype });
}

export function whole(shape: readonly number[], high: number, seed = 2): Tensor {
  return new Rng(seed).integers(shape, { low: 0, high });
}

/** Trials by the name of an operation. */
export type Trials = Record<string, Trial[]>;

/** A trial of a function that keeps nothing. */
export function trial(
  name: string,
  fn: (...inputs: never[]) => Tensor | readonly Tensor[],
  ...inputs: Tensor[]
): Trial {
  return { name, make: () => fn as ReturnType<Trial['make']>, inputs };
}
