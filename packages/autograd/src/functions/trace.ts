import { BpError, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import {
  asTensor,
  checkFunction,
  isFloat,
  keepRecords,
  sameShape,
  shared,
} from '@bp/tensor/engine';
import { gradientsOf } from '../backward/gradients';
import { variable } from '../backward/variable';
import { readItems } from '../tape/read-tensors';
import { dependsOn, isRecording, withRecording } from '../tape/tape';

/** How many of these transforms are running inside each other: the inner ones must be differentiable. */
const nesting = /* @__PURE__ */ shared('autograd.nesting', () => ({ depth: 0 }));

/** A function of tensors with one tensor as its value. */
export type TensorFunction = (...inputs: Tensor[]) => Tensor;

/** What may be given for the arguments of a function of tensors. */
export type Arguments<F extends TensorFunction> = TensorLikes<Parameters<F>>;

type TensorLikes<P extends readonly unknown[]> = { [K in keyof P]: TensorLike };

/** A function call whose derivatives are asked for. */
export interface Trace {
  readonly value: Tensor;
  readonly args: readonly Tensor[];
  /** Whether value and gradients stay part of a computation around this one. */
  readonly connected: boolean;
}

/** Calls `fn` on fresh variables; those of a computation around it stay connected to that. */
export function trace(op: string, fn: TensorFunction, inputs: readonly TensorLike[]): Trace {
  checkFunction(op, 'fn', fn);
  const values = readItems(op, 'inputs', inputs).map((x, i) => {
    const value = asTensor(op, x);
    if (!isFloat(value.dtype)) {
      throw new BpError('BP_DTYPE', op, 'argument {i} must hold real numbers, got {dtype}', {
        i,
        dtype: value.dtype,
      });
    }
    return value;
  });
  const connected = isRecording() && (nesting.depth > 0 || isConnected(values));
  const args = values.map((value) =>
    // A view with a record of its own: the gradient asked for is by this argument alone.
    connected && dependsOn(value)
      ? value.permute(value.shape.map((_, axis) => axis))
      : variable(value),
  );
  nesting.depth++;
  try {
    const value = withRecording(() => keepRecords(() => fn(...args)));
    if (!isTensor(value)) {
      throw new BpError('BP_OPTION', op, 'the function must return a tensor, got {got}', {
        got: typeof value,
      });
    }
    return { value, args, connected };
  } finally {
    nesting.depth--;
  }
}

/** Whether any of the values is part of a computation that is being recorded. */
export function isConnected(values: readonly Tensor[]): boolean {
  return isRecording() && values.some(dependsOn);
}

/** The vector-Jacobian product; values that are constant add nothing to it. */
export function pullBack(
  values: readonly Tensor[],
  args: readonly Tensor[],
  upstream: readonly (Tensor | null)[],
  createGraph: boolean,
): Tensor[] {
  const varying = values.flatMap((value, i) => (dependsOn(value) ? [i] : []));
  return gradientsOf(args, createGraph, {
    outputs: varying.map((i) => values[i]),
    seeds: varying.map((i) => upstream[i]),
    // Whatever compiled steps gave was there before the arguments, and counts as constant.
    since: 0,
  });
}

/** Refuses a vector that does not belong to a value of the expected shape. */
export function refuseShape(op: string, expected: readonly number[], got: readonly number[]): void {
  if (sameShape(expected, got)) return;
  throw new BpError('BP_SHAPE', op, 'expected a vector of shape {expected}, got {got}', {
    expected,
    got,
  });
}
