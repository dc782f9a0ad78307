import { allocate, isFloat, promote } from '../layout/dtype';
import { sameShape, stretches } from '../layout/shape';
import { gatherRange, isRepeated, scatterRange } from '../layout/strided';
import { asTensor } from '../operation/convert';
import { dispatch } from '../operation/dispatch';
import type { Kernel } from '../operation/kernel';
import { BpError } from '../process/errors';
import { isTensor, type Tensor, type TensorLike } from '../value/tensor';
import { assignEmitter } from '../wasm/emitters/copying';
import { noteWrite } from '../watch/all-or-nothing';

/** Writes a tensor of the same shape into an existing one, whatever the layout and type of either. */
const assignKernel: Kernel<null> = {
  name: 'assign',
  emitter: assignEmitter,
  run([out], [x]) {
    if (out.isContiguous && out.storage.data.buffer !== x.storage.data.buffer) {
      gatherRange(x.storage.data, x, 0, x.size, out.storage.data, out.offset);
      return;
    }
    // A view of the target itself must be read whole before the first element is written.
    const values = allocate(x.dtype, x.size);
    gatherRange(x.storage.data, x, 0, x.size, values, 0);
    scatterRange(out.storage.data, out, 0, out.size, values, 0);
  },
};

/**
 * Overwrites the values of a parameter or buffer; the only operation that changes a tensor. Views follow, clones
 * keep. Not recorded: no gradient flows from the new values.
 *
 * @param target - what to overwrite
 * @param value - the new values: the same shape, or one that broadcasts to it
 * @returns `target`
 * @throws BpError `BP_SHAPE` when the value does not fit or the target repeats its elements; `BP_DTYPE` when real numbers would be cut to whole ones;
 *   `BP_GRAD` when the target is a recorded result, whose gradient would still be that of the old values
 * @example
 * assign(zeros([2]), [3, 4]).toArray(); // [3, 4]
 */
export function assign(target: Tensor, value: TensorLike): Tensor {
  if (!isTensor(target)) {
    throw new BpError('BP_OPTION', 'assign', 'expected a tensor to write to, got {target}', {
      target,
    });
  }
  if (target.record?.computed) {
    throw new BpError(
      'BP_GRAD',
      'assign',
      'a computed value keeps its gradient, so it cannot be overwritten; assign to the parameter it came from, or to a view of it made inside noGrad',
    );
  }
  const source = asTensor('assign', value, target.dtype);
  if (!isFloat(target.dtype) && promote(target.dtype, source.dtype) !== target.dtype) {
    throw new BpError(
      'BP_DTYPE',
      'assign',
      'a tensor of {target} cannot take {source} values; cast them first',
      { target: target.dtype, source: source.dtype },
    );
  }
  if (!sameShape(target.shape, source.shape) && !stretches(source.shape, target.shape)) {
    throw new BpError('BP_SHAPE', 'assign', 'expected values of shape {target}, got {source}', {
      target: target.shape,
      source: source.shape,
    });
  }
  if (isRepeated(target)) {
    throw new BpError(
      'BP_SHAPE',
      'assign',
      'a repeated view of shape {shape} has no place for each value; assign to what it repeats',
      { shape: target.shape },
    );
  }
  const fitting = sameShape(target.shape, source.shape) ? source : source.expand(target.shape);
  noteWrite(target.storage);
  dispatch(assignKernel, [target], [fitting], null);
  target.storage.version++;
  return target;
}
