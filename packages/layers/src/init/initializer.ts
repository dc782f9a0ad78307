import { type DType, type Rng, randomSource, type Tensor } from '@bp/tensor';

/** What every initialiser can be told. */
export interface InitializerOptions {
  /** Where the numbers are drawn from; the default source where it is not given. */
  rng?: Rng | null | undefined;
  /** The type of the result, float32 by default. */
  dtype?: DType | undefined;
}

/** Makes the first values of a parameter from its shape. */
export type Initializer = (shape: readonly number[], options: InitializerOptions) => Tensor;

export const DRAW = { rng: null as Rng | null, dtype: 'float32' as DType };

/** Numbers spread evenly over ±bound. */
export function drawUniform(
  op: string,
  shape: readonly number[],
  bound: number,
  { rng, dtype }: typeof DRAW,
): Tensor {
  return randomSource(op, rng).uniform(shape, { low: -bound, high: bound, dtype });
}

/** Numbers from the normal distribution around 0. */
export function drawNormal(
  op: string,
  shape: readonly number[],
  std: number,
  { rng, dtype }: typeof DRAW,
): Tensor {
  return randomSource(op, rng).normal(shape, { mean: 0, std, dtype });
}
