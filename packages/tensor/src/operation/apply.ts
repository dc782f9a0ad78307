import { type DType, isFloat, promote, toFloat } from '../layout/dtype';
import { broadcastShapes, sameShape, stridesOf } from '../layout/shape';
import { isDense } from '../layout/strided';
import { BpError } from '../process/errors';
import { isPlain, notePlain } from '../value/plain-number';
import { takeArray } from '../value/pool';
import type { Recorder } from '../value/record';
import { Storage } from '../value/storage';
import { Tensor } from '../value/tensor';
import { dispatch } from './dispatch';
import { formulaKernel } from './formula-kernel';
import type {
  CompositeOperation,
  Computed,
  FormulaOperation,
  KernelOperation,
  Operation,
  ViewOperation,
} from './operation';

/**
 * The one door through which every operation passes: computes the output and, where an input takes part in a
 * gradient, has it recorded.
 *
 * @param operation - what to do
 * @param inputs - its operands
 * @param params - everything else it needs: axes, a shape, the scalar operands of a formula
 * @returns the output
 * @throws BpError `BP_SHAPE` or `BP_DTYPE` when the operands do not fit, `BP_GRAD` when they belong to different recorders
 */
export function apply<P>(operation: Operation<P>, inputs: readonly Tensor[], params: P): Tensor {
  const recorder = recorderOf(operation, inputs);
  let output: Tensor;
  switch (operation.kind) {
    case 'formula':
      output = runFormula(operation, inputs, params as readonly number[]);
      break;
    case 'view':
      output = lookAt(operation, inputs[0], params);
      break;
    case 'kernel':
      output = runKernel(operation, inputs, params);
      break;
    case 'composite':
      return recordComputed(operation, inputs, params, operation.run(inputs, params));
  }
  if (recorder !== null && isFloat(output.dtype))
    recorder.record(operation, inputs, params, output);
  return output;
}

/**
 * The second half of {@link apply} for a composite operation that has been run already, by one who needs more of what it
 * has computed than the output.
 *
 * @returns the output, recorded where an input takes part in a gradient
 */
export function recordComputed<P>(
  operation: CompositeOperation<P>,
  inputs: readonly Tensor[],
  params: P,
  { output, saved }: Computed,
): Tensor {
  const recorder = recorderOf(operation, inputs);
  if (recorder !== null && isFloat(output.dtype))
    recorder.record(operation, inputs, params, output, saved);
  return output;
}

/** The recorder of whichever inputs take part in a gradient; null where none does. */
function recorderOf(
  operation: { readonly name: string },
  inputs: readonly Tensor[],
): Recorder<Tensor> | null {
  let recorder: Recorder<Tensor> | null = null;
  for (let i = 0; i < inputs.length; i++) {
    const { record } = inputs[i];
    if (record === null) continue;
    if (recorder === null) recorder = record.recorder;
    else if (recorder !== record.recorder) {
      throw new BpError(
        'BP_GRAD',
        operation.name,
        'the operands were recorded by two different recorders; use one copy of @bp/autograd',
      );
    }
  }
  return recorder;
}

function lookAt<P>(operation: ViewOperation<P>, input: Tensor, params: P): Tensor {
  const { shape, strides, offset } = operation.layout(input, params);
  return new Tensor(input.storage, input.dtype, shape, strides, offset);
}

function runKernel<P>(operation: KernelOperation<P>, inputs: readonly Tensor[], params: P): Tensor {
  const { shape, dtype, strides } = operation.infer(inputs, params);
  const output = emptyTensor(shape, dtype, strides);
  dispatch(operation.kernel, [output], inputs, params);
  return output;
}

function runFormula(
  { name, formula, result }: FormulaOperation,
  inputs: readonly Tensor[],
  scalars: readonly number[],
): Tensor {
  let { shape } = inputs[0];
  let dtype: DType = 'bool';
  let plain = 0;
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (i > 0) shape = broadcastShapes(name, shape, input.shape);
    if (isPlain(input)) plain++;
    else if (!formula.masks.includes(i)) dtype = promote(dtype, input.dtype);
  }
  // Plain numbers are real ones of the type of what they are combined with; alone they keep their digits.
  const alone = plain === inputs.length;
  if (plain > 0) dtype = alone ? 'float64' : toFloat(dtype);
  if (result === 'float') dtype = toFloat(dtype);
  // Truth values compute as whole numbers: true + true is 2.
  else if (dtype === 'bool' && result === 'same' && !formula.logical) dtype = 'int32';
  const output = emptyTensor(
    shape,
    result === 'bool' ? 'bool' : dtype,
    commonLayout(inputs, shape),
  );
  dispatch(formulaKernel(formula, dtype, name), [output], inputs, scalars);
  return alone ? notePlain(output) : output;
}

/**
 * The strides of operands that lie without gaps, all in one order other than row-major, such as images whose channels
 * are neighbours; results keep it, so that a chain of operations walks through memory in order. Undefined for all others.
 */
function commonLayout(
  inputs: readonly Tensor[],
  shape: readonly number[],
): readonly number[] | undefined {
  let common: readonly number[] | undefined;
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (input.size === 1 || !sameShape(input.shape, shape)) continue;
    const { strides } = input;
    if (common === undefined) {
      if (input.isContiguous || !isDense(shape, strides)) return undefined;
      common = strides;
    } else if (!sameShape(strides, common)) return undefined;
  }
  return common;
}

/** A tensor with storage of its own, for a kernel to fill: its contents are undefined. `strides` leave no gaps. */
export function emptyTensor(
  shape: readonly number[],
  dtype: DType,
  strides: readonly number[] = stridesOf(shape),
): Tensor {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i];
  return new Tensor(new Storage(takeArray(dtype, size), dtype), dtype, shape, strides, 0);
}
