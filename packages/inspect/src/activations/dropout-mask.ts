import type { Module } from '@bp/module';
import { ones, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, toFloat } from '@bp/tensor/engine';
import { untouched } from '../observe/untouched';

/**
 * The mask that a dropout is about to draw, 0 or 1/(1 − p) for each element of its input: what it makes of ones, after which
 * its random stream is put back. Null for other modules, and in evaluation.
 */
export function dropoutMask(
  module: Module,
  input: TensorLike,
  run: (x: Tensor) => unknown,
): Tensor | null {
  // Not by its class: the program may hold another copy of it.
  if (!('setP' in module) || !module.training) return null;
  const { shape, dtype } = asTensor('dropout', input);
  return untouched(() => run(ones(shape, { dtype: toFloat(dtype) }))) as Tensor;
}
