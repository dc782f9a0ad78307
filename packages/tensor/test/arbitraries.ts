import fc from 'fast-check';
import { type DType, type Tensor, tensor } from '../src/index';
import { fromValues, type Naive } from './naive';

/** One seed for all property tests: a failure comes again. */
export const RUNS = { seed: 20_260, numRuns: 150 };

/** Extents from 0 on; few elements, so that a naive comparison is quick. */
export function shapes(options: { minRank?: number; maxRank?: number; min?: number } = {}) {
  const { minRank = 0, maxRank = 4, min = 0 } = options;
  return fc.array(fc.integer({ min, max: 4 }), { minLength: minRank, maxLength: maxRank });
}

/** A tensor and its naive twin. */
export interface Twins {
  readonly x: Tensor;
  readonly naive: Naive;
}

/** Small whole numbers, which every type holds and whose sums and products are exact. */
export function twinsOf(shape: readonly number[], dtype: DType = 'float32'): fc.Arbitrary<Twins> {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return fc
    .array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size })
    .map((values) => ({
      x: tensor(Float64Array.from(values)).cast(dtype).reshape(shape),
      naive: fromValues(shape, values),
    }));
}

export function twins(
  options: { minRank?: number; maxRank?: number; min?: number } = {},
): fc.Arbitrary<Twins> {
  return shapes(options).chain((shape) => twinsOf(shape));
}

/** Two shapes that broadcast: an extent may become 1, leading axes may be gone. */
export function broadcastable(
  options: { maxRank?: number; min?: number } = {},
): fc.Arbitrary<[number[], number[]]> {
  return shapes({ maxRank: 3, ...options }).chain((shape) =>
    fc.tuple(narrowed(shape), narrowed(shape)),
  );
}

function narrowed(shape: readonly number[]): fc.Arbitrary<number[]> {
  return fc
    .tuple(
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      fc.integer({ min: 0, max: shape.length }),
    )
    .map(([ones, drop]) => shape.map((n, i) => (ones[i] ? 1 : n)).slice(drop));
}
