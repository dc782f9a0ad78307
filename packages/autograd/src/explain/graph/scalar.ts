import type { Tensor } from '@bp/tensor';

/**
 * One number of a run. However many views show it, it is one scalar: the same object, which belongs to the tensor that
 * first held it.
 */
export interface Scalar {
  /** The tensor it is an element of: a parameter, an input, the output of a step; never a view. */
  readonly tensor: Tensor;
  /** Its row-major position in that tensor. */
  readonly index: number;
  readonly value: number;
}
