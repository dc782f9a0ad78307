import { BpError, type Tensor } from '@bp/tensor';
import { currentWatcher, emptyTensor, giveBack, nextStorage, sameShape } from '@bp/tensor/engine';
import { chainRule } from '../rules/chain-rule';
import { isRecording, recordOf, refuseCut, type TapeNode, type TapeRecord } from '../tape/tape';

/** What to differentiate. */
export interface Backpropagation {
  /** The function that was called, for messages. */
  readonly op: string;
  /** Each with a record. */
  readonly outputs: readonly Tensor[];
  /** The gradient of the loss with respect to each output; null for 1, where the output is a single number. */
  readonly seeds: readonly (Tensor | null)[];
  /** Whose gradient is asked for; nothing else is computed but what leads there. */
  readonly wanted: (record: TapeRecord) => boolean;
  /**
   * Operations recorded before this number are left alone: what came out of them counts as given, and so does what compiled
   * steps gave. Without it that is refused.
   */
  readonly since?: number;
}

/** The gradients found so far. */
type Gradients = Map<TapeRecord, Tensor>;

/**
 * The backward pass: the recorded operations in reverse, each multiplying what arrives by its own derivative; what
 * reaches a value along several paths adds up. Where operations are being recorded, the gradients can be differentiated again.
 *
 * @returns the gradient of every wanted record that was reached
 * @throws BpError `BP_GRAD` when a seed is missing, a needed value was overwritten, or the way has been cut off; `BP_SHAPE`
 *   when a seed has another shape than its output. Nothing has changed then.
 * @see S. Linnainmaa, "Taylor expansion of the accumulated rounding error", 1976
 */
export function backpropagate(task: Backpropagation): Gradients {
  const first = nextStorage();
  const { wanted } = task;
  const steps = stepsTo(wanted, operationsBehind(task));
  const gradients = seed(task);
  // Whoever watches the calls of kernels may keep what they gave.
  const keeps = isRecording() || currentWatcher() !== null || steps.some(isForeign);
  const release = keeps ? null : releaseFrom(first);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { node, needs } = steps[i];
    const record = recordOf(node.output) as TapeRecord;
    const gradient = gradients.get(record);
    if (gradient === undefined) continue;
    // A gradient that nobody asked for is let go as soon as it has been passed on.
    if (!wanted(record)) gradients.delete(record);
    const done = [gradient];
    const passed = chainRule(node, gradient, needs);
    for (let k = 0; k < passed.length; k++) {
      const part = passed[k];
      if (part === null || !needs[k]) continue;
      const input = recordOf(node.inputs[k]) as TapeRecord;
      const sum = gradients.get(input);
      if (sum !== undefined) done.push(sum, part);
      add(gradients, input, part);
    }
    release?.(done, gradients);
  }
  for (const record of gradients.keys()) if (!wanted(record)) gradients.delete(record);
  return gradients;
}

function isForeign({ node: { operation } }: BackwardStep): boolean {
  return operation.kind === 'composite' && operation.foreign === true;
}

/**
 * Gives back the arrays of gradients that were made in this pass, from storage number `first` on, and that nothing uses any
 * more.
 */
function releaseFrom(first: number) {
  return (done: readonly Tensor[], gradients: Gradients): void => {
    // Where so many are wanted, looking through them costs more than it saves.
    if (gradients.size > 1000) return;
    for (const { storage, dtype } of done) {
      if (storage.serial < first) continue;
      let used = false;
      for (const gradient of gradients.values()) used ||= gradient.storage === storage;
      if (!used) giveBack(storage, dtype);
    }
  };
}

/** An operation behind which something wanted lies, and the inputs through which it is reached. */
interface BackwardStep {
  readonly node: TapeNode;
  readonly needs: readonly boolean[];
}

function stepsTo(wanted: Backpropagation['wanted'], nodes: readonly TapeNode[]): BackwardStep[] {
  const leading = new Set<TapeNode>();
  const leads = (x: Tensor): boolean => {
    const record = recordOf(x);
    return (
      record !== null && (wanted(record) || (record.node !== null && leading.has(record.node)))
    );
  };
  const steps: BackwardStep[] = [];
  for (const node of nodes) {
    const needs = node.inputs.map(leads);
    if (!needs.includes(true)) continue;
    leading.add(node);
    steps.push({ node, needs });
  }
  return steps;
}

/** Every operation behind the outputs, in the order in which they happened. */
export function operationsBehind({
  op,
  outputs,
  since,
}: Omit<Backpropagation, 'seeds' | 'wanted'>): TapeNode[] {
  const seen = new Set<TapeNode>();
  // An explicit stack: a chain of operations can be longer than the call stack.
  const stack: TapeNode[] = [];
  const visit = (x: Tensor): void => {
    if (since === undefined) refuseCut(op, x);
    const node = recordOf(x)?.node ?? null;
    if (node === null || node.order < (since ?? 0) || seen.has(node)) return;
    seen.add(node);
    stack.push(node);
  };
  outputs.forEach(visit);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) node.inputs.forEach(visit);
  return [...seen].sort((a, b) => a.order - b.order);
}

function add(gradients: Gradients, record: TapeRecord, part: Tensor): void {
  const sum = gradients.get(record);
  gradients.set(record, sum === undefined ? part : sum.add(part));
}

function seed({ op, outputs, seeds }: Backpropagation): Gradients {
  const gradients: Gradients = new Map();
  for (const [i, output] of outputs.entries()) {
    const given = seeds[i] ?? null;
    const gradient = given === null ? one(op, output) : fit(op, output, given);
    add(gradients, recordOf(output) as TapeRecord, gradient);
  }
  return gradients;
}

function one(op: string, { size, shape, dtype }: Tensor): Tensor {
  if (size !== 1) {
    throw new BpError(
      'BP_GRAD',
      op,
      'only a single number has a gradient of its own, got shape {shape}; reduce it with sum() or mean(), or pass the gradient',
      { shape },
    );
  }
  const seed = emptyTensor(shape, dtype);
  seed.storage.data.fill(1);
  return seed;
}

function fit(op: string, { shape, dtype }: Tensor, given: Tensor): Tensor {
  if (!sameShape(given.shape, shape)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'the gradient must have the shape {shape} of the output, got {given}',
      { shape, given: given.shape },
    );
  }
  const fitting = given.cast(dtype);
  // What is kept must not follow a buffer of the caller's that is overwritten later.
  return fitting === given ? given.clone() : fitting;
}
