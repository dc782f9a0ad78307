import { BpError, isTensor, type Tensor, type TensorLike, zerosLike } from '@bp/tensor';
import { asTensor, keepRecords, readOptions } from '@bp/tensor/engine';
import { readItems, readTensors } from '../tape/read-tensors';
import {
  recordOf,
  refuseCut,
  type TapeRecord,
  withoutRecording,
  withRecording,
} from '../tape/tape';
import { accumulateGradients } from './accumulate';
import { type Backpropagation, backpropagate } from './backpropagate';

/** Options of {@link gradients}. */
export interface GradientsOptions {
  /** The gradient of the loss with respect to each output, in its shape; 1 for single numbers by default. */
  upstream?: readonly (TensorLike | null)[] | undefined;
  /** Whether the result can be differentiated again; false by default. */
  createGraph?: boolean | undefined;
}

const DEFAULTS = { upstream: [] as readonly (TensorLike | null)[], createGraph: false };

/**
 * The gradients Σₖ ∂outputₖ/∂input · upstreamₖ with respect to given tensors, without touching any `grad`.
 *
 * A result keeps the operations it came from for as long as it is itself in use: a loop that collects losses should
 * collect `loss.item()`.
 *
 * @param outputs - recorded tensors
 * @param inputs - parameters, variables or intermediate results
 * @returns one gradient per input, in its shape; zeros for an input the outputs do not depend on
 * @throws BpError `BP_GRAD` when an output or input takes part in no gradient, an output that is no single number
 *   has no upstream gradient, or a needed value was overwritten; `BP_SHAPE` when an upstream gradient has another shape
 *   than its output
 * @example
 * const x = variable([1, 2]);
 * gradients([x.square().sum()], [x])[0].toArray(); // [2, 4]
 */
export function gradients<const I extends readonly Tensor[]>(
  outputs: readonly Tensor[],
  inputs: I,
  options?: GradientsOptions,
): { -readonly [K in keyof I]: Tensor };
export function gradients(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  options?: GradientsOptions,
): Tensor[] {
  const { upstream, createGraph } = readOptions('gradients', options, DEFAULTS);
  const values = readTensors('gradients', 'outputs', outputs);
  const sources = readTensors('gradients', 'inputs', inputs);
  const seeds = readSeeds('gradients', values, upstream);
  return gradientsOf(sources, createGraph, { outputs: values, seeds });
}

/** The gradients of a backward pass with respect to given tensors. */
export function gradientsOf(
  inputs: readonly Tensor[],
  createGraph: boolean,
  task: Pick<Backpropagation, 'outputs' | 'seeds' | 'since'>,
): Tensor[] {
  const records = inputs.map((x, i) => {
    const record = recordOf(x);
    refuseCut('gradients', x);
    if (record === null) {
      throw new BpError(
        'BP_GRAD',
        'gradients',
        'input {i} takes part in no gradient; make it with variable(x)',
        { i },
      );
    }
    if (!record.live) {
      throw new BpError(
        'BP_GRAD',
        'gradients',
        'input {i} is a frozen parameter, which has no gradient; unfreeze it before the outputs are computed',
        { i },
      );
    }
    return record;
  });
  const set = new Set(records);
  const wanted = (record: TapeRecord) => set.has(record);
  const run = createGraph ? recordingAll : withoutRecording;
  const reached = run(() => backpropagate({ ...task, op: 'gradients', wanted }));
  return records.map((record, i) => reached.get(record) ?? zerosLike(inputs[i]));
}

/** What is recorded is to be differentiated again, also what compiled steps do in rules of somebody else's. */
function recordingAll<T>(body: () => T): T {
  return withRecording(() => keepRecords(body));
}

/**
 * Adds the gradients of one or several outputs at once to every parameter and variable they came from.
 *
 * A result keeps the operations it came from for as long as it is itself in use: a loop that collects losses should
 * collect `loss.item()`.
 *
 * @param outputs - recorded tensors
 * @param upstream - the gradient of the loss with respect to each, in its shape; 1 for single numbers by default
 * @throws BpError `BP_GRAD` when an output takes part in no gradient, an output that is no single number has no
 *   upstream gradient, or a needed value was overwritten; `BP_SHAPE` when an upstream gradient has another shape than
 *   its output
 * @example
 * const w = parameter(2);
 * backward([w.square(), w.mul(3)]);
 * w.grad?.item(); // 7
 */
export function backward(
  outputs: Tensor | readonly Tensor[],
  upstream: readonly (TensorLike | null)[] = [],
): void {
  const list = isTensor(outputs) ? [outputs] : readTensors('backward', 'outputs', outputs);
  accumulateGradients(list, readSeeds('backward', list, upstream));
}

/** The gradients that arrive at the outputs, each of which must take part in a gradient. */
function readSeeds(
  op: string,
  outputs: readonly Tensor[],
  upstream: readonly (TensorLike | null)[],
): (Tensor | null)[] {
  const given = readItems(op, 'upstream', upstream);
  if (given.length > outputs.length) {
    throw new BpError(
      'BP_GRAD',
      op,
      'expected one gradient per output, got {given} for {outputs}',
      { given: given.length, outputs: outputs.length },
    );
  }
  for (const [i, output] of outputs.entries()) {
    refuseCut(op, output);
    if (recordOf(output) !== null) continue;
    throw new BpError(
      'BP_GRAD',
      op,
      'output {i} depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach',
      { i },
    );
  }
  return given.map((one, i) => (one === null ? null : asTensor(op, one, outputs[i].dtype)));
}
