import { currentPath } from '@bp/module';
import type { Rng, Tensor, TensorLike } from '@bp/tensor';
import { asTensor, toFloat } from '@bp/tensor/engine';

/** The type of the result must not depend on whether anything is drawn. */
export function asReal(op: string, x: TensorLike): Tensor {
  const values = asTensor(op, x);
  return values.cast(toFloat(values.dtype));
}

/** A stream of its own for the module that is being run. */
export function streamHere(kind: string, rng: Rng): Rng {
  return rng.stream(`${kind}/${currentPath()}`);
}
