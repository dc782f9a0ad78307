import type { AxisOption } from '../checks/axis';
import { Odometer } from '../kernels/reduce';
import { isFloat } from '../layout/dtype';
import { checkAxis } from '../layout/shape';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { Kernel } from '../operation/kernel';
import type { KernelOperation } from '../operation/operation';
import { positionsInto, type Tell, told } from '../operation/tell';
import type { Tensor, TensorLike } from '../value/tensor';
import { cumsumEmitter } from '../wasm/emitters/cumsum';
import { inWhole } from './in-whole';

const cumsumKernel: Kernel<number> = {
  name: 'cumsum',
  emitter: cumsumEmitter,
  run([out], [x], axis) {
    const step = out.strides[axis];
    const first = (_: unknown, i: number) => i !== axis;
    const lines = (t: Tensor) =>
      new Odometer({
        shape: t.shape.filter(first),
        strides: t.strides.filter(first),
        offset: t.offset,
      });
    const [from, to] = [lines(x), lines(out)];
    const source = x.storage.data;
    const target = out.storage.data;
    const n = x.shape[axis];
    const whole = !isFloat(out.dtype);
    for (let left = n === 0 ? 0 : x.size / n; left > 0; left--) {
      let total = 0;
      for (let i = 0; i < n; i++) {
        total += source[from.at + i * x.strides[axis]];
        if (whole) total |= 0;
        target[to.at + i * step] = total;
      }
      from.next();
      to.next();
    }
  },
};

const cumsumOperation: KernelOperation<number> = {
  kind: 'kernel',
  name: 'cumsum',
  infer: ([{ shape, dtype }]) => ({ shape, dtype: dtype === 'bool' ? 'int32' : dtype }),
  kernel: cumsumKernel,
  // Element i enters every sum from i on.
  vjp: ({ grad, params: axis }) => [apply(cumsumOperation, [grad.flip(axis)], axis).flip(axis)],
  reads: { inputs: false, output: false },
};

export const cumsumTell: Tell<number> = ({ inputs: [x], params: axis }, at) =>
  positionsInto(x.shape, { axes: [axis], keepDims: true }, at)
    .slice(0, at[axis] + 1)
    .map((from) => told(0, from));

/**
 * The running sums x₀, x₀ + x₁, x₀ + x₁ + x₂, … along an axis.
 *
 * Numerics: added in order in float64, and rounded once per element. Truth values count as whole numbers; whole numbers that
 * int32 cannot hold are refused.
 *
 * @param axis - the axis to add along
 * @throws BpError `BP_SHAPE` for an axis that does not exist, `BP_NUMERIC` for int32 sums beyond 32 bits
 * @example
 * cumsum([1, 2, 3], 0).toArray(); // [1, 3, 6]
 */
export function cumsum(x: TensorLike, axis: AxisOption): Tensor {
  const input = asTensor('cumsum', x);
  const along = checkAxis('cumsum', axis, input.rank);
  return inWhole('cumsum', input, (values) => apply(cumsumOperation, [values], along));
}
