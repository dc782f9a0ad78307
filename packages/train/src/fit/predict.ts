import { compile } from '@bp/compile';
import type { Module } from '@bp/module';
import { BpError, concat, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, readOptions, wholeNumber } from '@bp/tensor/engine';
import { inEvaluation } from '../evaluate/evaluation-mode';
import { forwardOf } from '../evaluate/forward';
import { checkModel, isStream, type Stream } from '../evaluate/read-data';
import { rowsInPieces } from '../evaluate/samples';

/** Options of {@link predict}. */
export interface PredictOptions {
  /** How many samples pass through the model at a time, 256 by default; an iterable has batches of its own. */
  batch?: number | undefined;
  /** Whether the forward pass is compiled; by default where there are enough batches for it to pay. The bits are the same. */
  compile?: boolean | undefined;
}

const DEFAULTS = { batch: 256, compile: undefined as boolean | undefined };

/** A batch of inputs, alone or beside its targets. */
type Inputs = TensorLike | { readonly x: TensorLike };

/**
 * What a model says of many inputs, in evaluation mode, so without dropout and with running statistics, and without record.
 *
 * @param x - inputs [n, …], `{ x }`, or an (async) iterable of batches of either
 * @param options.batch - samples at a time, ≥ 1
 * @param options.compile - whether to compile the forward pass
 * @returns the predictions [n, …], in the order of the inputs
 * @throws BpError `BP_OPTION` for options that make no sense, for a model that gives more than one tensor, and where there are no
 *   inputs
 * @example
 * const model = new Sequential(new Linear(2, 3), new Dropout(0.5));
 * (await predict(model, zeros([1000, 2]))).shape; // [1000, 3]
 */
export async function predict(
  model: Module,
  x: Inputs | Stream<Inputs>,
  options?: PredictOptions,
): Promise<Tensor> {
  const read = readOptions('predict', options, DEFAULTS, { batch: null, compile: null });
  checkModel('predict', model);
  wholeNumber('predict', 'batch', read.batch, 1);
  const forward = (inputs: Tensor): Tensor =>
    inEvaluation(model, () => forwardOf('predict', model, inputs));
  const parts: Tensor[] = [];
  if (isBatches(x)) {
    const step = read.compile === false ? forward : compile(forward, { name: 'predict' });
    for await (const inputs of x) parts.push(step(readInputs(inputs)));
  } else {
    const pieces = rowsInPieces(readInputs(x), read.batch);
    const compiles = read.compile ?? pieces.length > 3;
    const step = compiles ? compile(forward, { name: 'predict' }) : forward;
    for (const inputs of pieces) parts.push(step(inputs));
  }
  if (parts.length === 0) {
    throw new BpError(
      'BP_OPTION',
      'predict',
      'there must be at least one batch of inputs, got none',
    );
  }
  return parts.length === 1 ? parts[0] : concat(parts, 0);
}

/** Whether inputs come in batches: arrays of numbers are one tensor, arrays of tensors are many. */
function isBatches(x: Inputs | Stream<Inputs>): x is Stream<Inputs> {
  if (isTensor(x) || ArrayBuffer.isView(x) || !isStream(x)) return false;
  return !Array.isArray(x) || isTensor(x[0]) || isNamed(x[0]);
}

function readInputs(inputs: Inputs): Tensor {
  const x = asTensor('predict', isNamed(inputs) ? inputs.x : inputs);
  if (x.rank > 0) return x;
  throw new BpError(
    'BP_SHAPE',
    'predict',
    'inputs must have one row for each sample, got a single number',
  );
}

function isNamed(inputs: unknown): inputs is { readonly x: TensorLike } {
  return !isTensor(inputs) && typeof inputs === 'object' && inputs !== null && 'x' in inputs;
}
