import { BpError, type Tensor } from '@bp/tensor';
import { isFloat, sameShape } from '@bp/tensor/engine';

/** How the decisions of a model lie in its prediction. */
export interface ClassLayout {
  /** Samples. */
  readonly n: number;
  /** Scores for each decision; 0 where the prediction holds the classes themselves. */
  readonly classes: number;
  /** Decisions for each sample: 1, or the places of an image. */
  readonly places: number;
}

/**
 * Reads [n] and [n, 1, …] as one score for yes, [n, k, …] as k scores, and whole numbers [n] as classes.
 *
 * @throws BpError `BP_SHAPE` for a single number
 */
export function classLayout(op: string, { shape, rank, dtype }: Tensor): ClassLayout {
  if (rank === 0 || (rank > 1 && !isFloat(dtype))) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'the prediction must hold a score for each class, [n, k], one for yes, [n], or classes as int32, [n], got {dtype} of shape {shape}',
      { dtype, shape },
    );
  }
  const [n, classes = 1, ...places] = shape;
  return {
    n,
    classes: isFloat(dtype) ? classes : 0,
    places: places.reduce((product, size) => product * size, 1),
  };
}

/** Whether two shapes differ in nothing but axes of size 1. */
export function sameButForOnes(a: readonly number[], b: readonly number[]): boolean {
  const real = (shape: readonly number[]): number[] => shape.filter((size) => size !== 1);
  return sameShape(real(a), real(b));
}
