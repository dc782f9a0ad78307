import { BpError, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, isFloat, sameShape, stretches } from '@bp/tensor/engine';
import { refuseNaN } from './labels';

/** What a network put out: a tensor of real numbers. */
export function readPrediction(
  op: string,
  name: string,
  value: TensorLike,
  beside?: TensorLike,
): Tensor {
  // Plain numbers take the type of the tensor they are compared with.
  const type = isTensor(beside) && isFloat(beside.dtype) ? beside.dtype : undefined;
  const prediction = asTensor(op, value, type);
  if (!isFloat(prediction.dtype)) {
    throw new BpError(
      'BP_DTYPE',
      op,
      "{name} must hold real numbers, got {dtype}; is it in the place of the labels? Else cast it with .cast('float32')",
      { name, dtype: prediction.dtype },
    );
  }
  return prediction;
}

/** The labels of a loss: in the shape of the prediction, without NaN; real ones in its type. */
export function readLabels(op: string, value: TensorLike, prediction: Tensor): Tensor {
  const labels = likePrediction(asTensor(op, value, prediction.dtype), prediction);
  checkSameShape(op, 'prediction', prediction, 'target', labels);
  refuseNaN(op, labels);
  return labels;
}

/** A further prediction that must have the shape of the first. */
export function readAnother(
  op: string,
  name: string,
  value: TensorLike,
  firstName: string,
  first: Tensor,
): Tensor {
  const other = readPrediction(op, name, value, first);
  checkSameShape(op, firstName, first, name, other);
  return likePrediction(other, first);
}

/** The loss has the type of the prediction, so what is compared with it takes that type; whole numbers may stay. */
export function likePrediction(x: Tensor, { dtype }: Tensor): Tensor {
  return isFloat(x.dtype) ? x.cast(dtype) : x;
}

/** Refuses two operands of different shapes: broadcasting [8, 1] against [8] would quietly compare all with all. */
export function checkSameShape(
  op: string,
  nameA: string,
  a: Tensor,
  nameB: string,
  b: Tensor,
): void {
  if (sameShape(a.shape, b.shape)) return;
  throw new BpError(
    'BP_SHAPE',
    op,
    '{nameA} and {nameB} must have the same shape, got {a} and {b}; a loss does not broadcast, so reshape one of them',
    { nameA, nameB, a: a.shape, b: b.shape },
  );
}

/** Weights that stretch to the shape of what they weigh, in its type. */
export function readWeight(
  op: string,
  name: string,
  value: TensorLike,
  shape: readonly number[],
  prediction: Tensor,
): Tensor {
  const weight = asTensor(op, value, prediction.dtype).cast(prediction.dtype);
  if (!stretches(weight.shape, shape)) {
    throw new BpError('BP_SHAPE', op, '{name} must broadcast to the shape {shape}, got {weight}', {
      name,
      shape,
      weight: weight.shape,
    });
  }
  return weight;
}
