import type { Tensor } from '@bp/tensor';
import type { Options } from '../contract/schema';

/** An operation of a case: PyTorch's options in, tensors of the library out. */
export type Op = (inputs: Tensor[], options?: Options) => Tensor | Tensor[];

/** Operations by PyTorch's names. */
export type Ops = Record<string, Op>;
