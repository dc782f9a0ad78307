import type { ScalarOp } from '../../formula/scalar-op';
import type { DType } from '../../layout/dtype';
import { hostMath } from './host-math';
import { SMOOTH32 } from './smooth32';
import type { Vector, VectorWriter } from './vector-writer';

/** A smooth function: instructions where they are written, else those of the reference, of the first `live` lanes. */
export function smooth(
  w: VectorWriter,
  op: ScalarOp,
  dtype: DType,
  operands: readonly Vector[],
  live: number,
): Vector {
  const written = dtype === 'float32' ? SMOOTH32[op] : undefined;
  return written?.(w, w.keep(operands[0])) ?? hostMath(w, op, dtype, operands, live);
}
