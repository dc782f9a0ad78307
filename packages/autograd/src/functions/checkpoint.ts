import { BpError, isTensor, type Tensor } from '@bp/tensor';
import {
  asTensor,
  type CompositeOperation,
  checkFunction,
  checkKernel,
  currentFrame,
  dispatch,
  type Frame,
  keepRecords,
  recordComputed,
  withFrame,
} from '@bp/tensor/engine';
import { backpropagate } from '../backward/backpropagate';
import { replay } from '../backward/replay';
import {
  clock,
  isRecording,
  recordOf,
  type TapeNode,
  type TapeRecord,
  withoutRecording,
  withRecording,
} from '../tape/tape';
import type { Arguments, TensorFunction } from './trace';

/** What is run again, and where gradients leave it. */
interface Checkpoint {
  readonly fn: TensorFunction;
  readonly args: readonly Tensor[];
  readonly sources: readonly Tensor[];
  /** The module that was running: what runs again finds itself there. */
  readonly frame: Frame | null;
}

const checkpointOperation: CompositeOperation<Checkpoint> = {
  kind: 'composite',
  name: 'checkpoint',
  run: (inputs, checkpoint) => computed(runAgain(inputs, checkpoint)),
  vjp({ grad, inputs, output, params, needs }) {
    const since = clock.operations;
    const again = runAgain(inputs, params);
    dispatch(sameKernel, [], [output, again], null);
    const records = inputs.map(recordOf);
    const reached = backpropagate({
      op: 'checkpoint',
      outputs: [again],
      seeds: [grad],
      wanted: (record) => needs[records.indexOf(record)] ?? false,
      // What compiled steps gave is among the inputs, so whoever asked has refused it, or not.
      since,
    });
    return records.map((record) => reached.get(record as TapeRecord) ?? null);
  },
  // What the function reads is not known, so it may be everything.
  reads: { inputs: true, output: true },
  foreign: true,
};

/**
 * fn(…inputs), whose intermediate values are let go and computed again when the backward pass needs them: memory for time.
 *
 * Gradients reach the inputs and every parameter that `fn` uses. It runs twice, so it must give the same value again
 * (random numbers need a seed inside) and must not count its calls. The stream of a `Dropout` module moves on from
 * call to call: drop by `dropout(x, { rng: new Rng(seed) })` instead, with the source made inside `fn`.
 *
 * @param fn - a function of tensors with one tensor as its value
 * @param inputs - its arguments
 * @returns the value of `fn`
 * @throws BpError `BP_OPTION` when `fn` returns no tensor; in the backward pass, `BP_GRAD` when the second run gives another value or an operand was overwritten
 * @see T. Chen et al., "Training Deep Nets with Sublinear Memory Cost", 2016
 * @example
 * const x = variable(0);
 * checkpoint((x: Tensor) => x.exp().sin().exp(), x).requiresGrad; // true
 */
export function checkpoint<F extends TensorFunction>(fn: F, ...inputs: Arguments<F>): Tensor {
  checkFunction('checkpoint', 'fn', fn);
  const args = inputs.map((x) => asTensor('checkpoint', x));
  if (!isRecording()) return fn(...args);
  const start = clock.operations;
  const value: unknown = keepRecords(() => fn(...args));
  if (!isTensor(value)) {
    throw new BpError('BP_OPTION', 'checkpoint', 'the function must return a tensor, got {got}', {
      got: typeof value,
    });
  }
  const sources = sourcesOf(value, start);
  if (sources.length === 0) return value;
  const params = { fn, args, sources, frame: currentFrame() };
  return recordComputed(checkpointOperation, sources, params, computed(value));
}

/** The value without the record of what happened inside. */
function computed(value: Tensor) {
  return { output: withoutRecording(() => value.clone()), saved: [] };
}

/** The recorded value of the function, computed from `inputs` in the place of its sources. */
function runAgain(inputs: readonly Tensor[], { fn, args, sources, frame }: Checkpoint): Tensor {
  return withRecording(() => {
    const since = clock.operations;
    const value = withFrame(frame, () => keepRecords(() => fn(...args)));
    return inputs.every((x, i) => x === sources[i]) ? value : replay(value, sources, inputs, since);
  });
}

/** What a value was computed from by the operations since `start`: the tensors at which gradients leave them, or end. */
function sourcesOf(value: Tensor, start: number): Tensor[] {
  const sources = new Map<Tensor['record'], Tensor>();
  const seen = new Set<TapeNode>();
  const stack = [value];
  for (let x = stack.pop(); x !== undefined; x = stack.pop()) {
    if (x.record === null) continue;
    const node = recordOf(x)?.node ?? null;
    if (node === null || node.order < start) sources.set(x.record, x);
    else if (!seen.has(node)) {
      seen.add(node);
      stack.push(...node.inputs);
    }
  }
  return [...sources.values()];
}

/** Refuses values that are not those of the first run. */
const sameKernel = /* @__PURE__ */ checkKernel<null>({
  name: 'checkpoint',
  stays: true,
  refusal([first, again]) {
    const [a, b] = [first.data, again.data];
    if (a.length === b.length && a.every((x, i) => Object.is(x, b[i]))) return undefined;
    return new BpError(
      'BP_GRAD',
      'checkpoint',
      'the function gave another value when it ran again; give its random numbers, those of Dropout too, a seed inside, and change nothing outside',
    );
  },
});
