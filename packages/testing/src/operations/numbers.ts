import { Rng, type Tensor, tensor } from '@bp/tensor';
import type { Trial } from '../bits/trial';
import type { Float } from './operation';

const { NaN: NAN, POSITIVE_INFINITY: INFINITY, MIN_VALUE, MAX_VALUE } = Number;
// biome-ignore format: a list
const EDGES = [
  0, -0, NAN, INFINITY, -INFINITY, 1, -1, 0.5, 1e-40, -1e-42, 1.5e-45, MIN_VALUE, 1e-310, 3.4e38, MAX_VALUE, 1e30, -1e30,
  88.7, -87.3, -103.9, 709.7, -745.1, 16777217, 2 ** 31, -(2 ** 40), 1e-8, 0.49999997, 2.5, -3.5, 1e5, 3e9,
];

/** All that is special about floats, one after the other. */
export function edges(dtype: Float): Tensor {
  return tensor(Float64Array.from(EDGES), { dtype });
}

/** Numbers with what is special about floats among them. */
export function special(shape: readonly number[], dtype: Float, from = 0): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const values = Float64Array.from({ length: size }, (_, i) => {
    const k = i + from;
    return k % 7 < 5 ? ((k * 89) % 211) / 16 - 6.5 : EDGES[k % EDGES.length];
  });
  return tensor(values, { dtype }).reshape(shape);
}

/** Numbers around 0, most of them below 2. */
export function normal(shape: readonly number[], dtype: Float, seed = 1): Tensor {
  return new Rng(seed).normal(shape, { dtype });
}

/** Numbers between −1 and 1. */
export function fractions(shape: readonly number[], dtype: Float, seed = 4): Tensor {
  return new Rng(seed).uniform(shape, { low: -1, high: 1, dtype });
}

/** Whole numbers from 0 below a bound. */
export function whole(shape: readonly number[], high: number, seed = 2): Tensor {
  return new Rng(seed).integers(shape, { low: 0, high });
}

/** A trial of a function that keeps nothing. */
export function trial(
  name: string,
  fn: (...inputs: never[]) => Tensor | readonly Tensor[],
  ...inputs: Tensor[]
): Trial {
  return { name, make: () => fn as ReturnType<Trial['make']>, inputs };
}
