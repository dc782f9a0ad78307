import { BpError, type Tensor } from '@bp/tensor';
import {
  type AnyOperation,
  type DeferredGradient,
  type Frame,
  type GradientHolder,
  type GradientRecord,
  giveBack,
  noteMade,
  noteState,
  type Recorder,
  readGradient,
  shared,
  writeGradient,
} from '@bp/tensor/engine';

/** There in production builds alone. */
declare const PRODUCTION: unknown;

/** One recorded operation. */
export interface TapeNode {
  /** Operations are numbered as they happen, so every input has a lower number than its output. */
  readonly order: number;
  readonly operation: AnyOperation;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly params: unknown;
  /** What a composite operation keeps for its rule. */
  readonly saved: readonly Tensor[];
  /** How often the storage of each input, of the output and of each saved value had been written to then. */
  readonly versions: readonly number[];
  /** The module that was running; null outside of any. */
  readonly frame: Frame | null;
}

/** What a tensor is to the chain rule. */
export type Role = 'parameter' | 'variable' | 'result';

/** The record carried by every tensor that takes part in a gradient. */
export class TapeRecord implements GradientRecord<Tensor>, GradientHolder {
  declare readonly recorder: Recorder<Tensor>;
  declare readonly role: Role;
  /** The operation this tensor came from; null for parameters and variables. */
  declare readonly node: TapeNode | null;
  /** The gradient, or where a compiled step has left it. */
  held: Tensor | DeferredGradient | null = null;
  /** Whether the gradient is kept: of variables, of parameters that are not frozen, and of results that are to keep theirs. */
  declare keepsGrad: boolean;
  declare spent?: boolean;
  /** The gradient, as long as nobody but the library has seen it. */
  #unseen: Tensor | null = null;

  constructor(recorder: Recorder<Tensor>, role: Role, node: TapeNode | null) {
    this.recorder = recorder;
    this.role = role;
    this.node = node;
    this.keepsGrad = role !== 'result';
    noteMade(this);
  }

  get grad(): Tensor | null {
    this.#unseen = null;
    return readGradient(this);
  }

  set grad(gradient: Tensor | null) {
    const unseen = this.#unseen;
    this.#unseen = null;
    const replaced = unseen !== null && unseen === this.held && unseen !== gradient;
    writeGradient(this, gradient);
    if (typeof PRODUCTION === 'undefined') this.spent = false;
    if (replaced) giveBack(unseen.storage, unseen.dtype);
  }

  peek(): Tensor | null {
    return this.live ? readGradient(this) : null;
  }

  get live(): boolean {
    if (this.node !== null) return true;
    noteState(this, 'keepsGrad');
    return this.keepsGrad;
  }

  /** Takes over a gradient that a backward pass has made, and nobody knows of yet. */
  receive(gradient: Tensor): void {
    this.grad = gradient;
    this.#unseen = gradient;
  }

  get computed(): boolean {
    return this.node !== null;
  }
}

/** How many operations have been recorded so far: the number of the next one. */
export const clock = /* @__PURE__ */ shared('autograd.clock', () => ({ operations: 0 }));

const mode = /* @__PURE__ */ shared('autograd.mode', () => ({ paused: 0 }));

/** The record of a tensor, or null where it takes part in no gradient, as far as is known. */
export function recordOf({ record }: Tensor): TapeRecord | null {
  return record?.cut ? null : (record as TapeRecord | null);
}

/** Whether a value depends on something whose gradient could be asked for. */
export function dependsOn(x: Tensor): boolean {
  return recordOf(x)?.live ?? false;
}

/** Refuses a value at which the way of a gradient has been cut off. */
export function refuseCut(op: string, { record, shape }: Tensor): void {
  const error = record?.cut?.(op, shape);
  if (error) throw error;
}

/** Runs `body` without recording anything. */
export function withoutRecording<T>(body: () => T): T {
  noteState(mode, 'paused');
  mode.paused++;
  try {
    return body();
  } finally {
    mode.paused--;
  }
}

/** Runs `body` with recording on, also inside {@link withoutRecording}. */
export function withRecording<T>(body: () => T): T {
  noteState(mode, 'paused');
  const paused = mode.paused;
  mode.paused = 0;
  try {
    return body();
  } finally {
    mode.paused = paused;
  }
}

/** Whether operations are being recorded now. */
export function isRecording(): boolean {
  noteState(mode, 'paused');
  return mode.paused === 0;
}

/**
 * A value that the rule of an operation reads, by its number in `versions`: the operands, the output, what was kept.
 *
 * @throws BpError `BP_GRAD` when it was overwritten after it was used or computed
 */
export function valueFor(
  { operation, inputs, output, saved, versions }: TapeNode,
  i: number,
): Tensor {
  const k = i - inputs.length;
  const x = k < 0 ? inputs[i] : k === 0 ? output : saved[k - 1];
  const { storage, shape } = x;
  if (storage.version === versions[i]) return x;
  if (k < 0) {
    throw new BpError(
      'BP_GRAD',
      operation.name,
      'operand {i} of shape {shape} was overwritten after it was used, so its gradient is lost; call backward before the update, or use a clone',
      { i, shape },
    );
  }
  throw new BpError(
    'BP_GRAD',
    operation.name,
    'the result of shape {shape} was overwritten, so the gradient through it is lost; call backward before the update, or use a clone',
    { shape },
  );
}
