import { readOptions } from '../checks/options';
import type { DType } from '../layout/dtype';
import { asTensor } from '../operation/convert';
import { dispatch } from '../operation/dispatch';
import type { Kernel } from '../operation/kernel';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { oneHotEmitter } from '../wasm/emitters/one-hot';
import { blank, type CreationOptions, FLOAT32 } from './creation';

/**
 * Class numbers as rows with a single 1.
 *
 * @param labels - whole numbers in [0, classes)
 * @param classes - how many classes there are
 * @returns a tensor of the shape of `labels` with a last axis of `classes`
 * @throws BpError `BP_NUMERIC` for a label outside [0, classes) or not whole, `BP_OPTION` for such a number of classes
 * @example
 * oneHot([1, 0], 2).toArray(); // [[0, 1], [1, 0]]
 */
export function oneHot<D extends DType = DType>(
  labels: TensorLike,
  classes: number,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function oneHot(labels: TensorLike, classes: number, options?: CreationOptions): Tensor {
  const given = asTensor('oneHot', labels, 'float64');
  const { dtype } = readOptions('oneHot', options, FLOAT32);
  if (!Number.isInteger(classes) || classes < 0) {
    throw new BpError(
      'BP_OPTION',
      'oneHot',
      'the number of classes must be a whole number ≥ 0, got {classes}',
      { classes },
    );
  }
  const rows = blank('oneHot', [...given.shape, classes], dtype);
  dispatch(oneHotKernel, [rows], [given], classes);
  return rows;
}

/** A kernel, so that whoever captures the kernels of a step captures it, too. */
const oneHotKernel: Kernel<number> = {
  name: 'oneHot',
  emitter: oneHotEmitter,
  run([rows], [{ data }], classes) {
    const target = rows.storage.data;
    for (let i = 0; i < data.length; i++) {
      const label = data[i];
      if (!Number.isInteger(label) || label < 0 || label >= classes) {
        return new BpError(
          'BP_NUMERIC',
          'oneHot',
          'labels must be class indices in [0, {classes}), got {label} at position {i}',
          { classes, label, i },
        );
      }
    }
    target.fill(0, rows.offset, rows.offset + rows.size);
    for (let i = 0; i < data.length; i++) target[rows.offset + i * classes + data[i]] = 1;
    return undefined;
  },
};
