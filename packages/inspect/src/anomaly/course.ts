import { isRecording } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import { currentFrame, isFormulaKernel, type Kernel, type Storage } from '@bp/tensor/engine';
import type { Phase } from './finding';

/** Where in a step a kernel ran. */
export interface Place {
  readonly phase: Phase;
  readonly operation: string;
  readonly layer: string | null;
}

/** A kernel of the forward pass. */
interface ForwardCall {
  readonly operation: string;
  readonly layer: string | null;
}

/**
 * Knows at each kernel which part of a step is running. A backward pass runs outside of all modules; to which layer a kernel of
 * it belongs follows from what it reads of the forward pass, whose calls it passes in reverse.
 */
export class Course {
  readonly #calls: ForwardCall[] = [];
  /** The forward calls that read or made a storage, in order. */
  readonly #uses = new Map<Storage, number[]>();
  /** The forward call at which the backward pass has arrived. */
  #at = Infinity;
  #hasRecorded = false;
  /** What a backward pass has made. */
  readonly #gradients = new WeakSet<Storage>();
  #isGoingBack = false;

  /**
   * @param writes - whether the kernel writes to what was there before the step
   * @param isOnes - whether a tensor was made by the host in this step and holds nothing but 1, as the seed of a backward pass
   */
  placeOf(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    writes: boolean,
    isOnes: (x: Tensor) => boolean,
  ): Place {
    const full = isFormulaKernel(kernel) ? kernel.operation : kernel.name;
    const operation = full.replace(/′+$/, '');
    const frame = currentFrame();
    const layer = frame?.path ?? null;
    if (frame === null && writes) return { phase: 'update', operation, layer };
    const recording = isRecording();
    const isDerivative = full !== operation;
    this.#isGoingBack =
      frame === null &&
      this.#hasRecorded &&
      (isDerivative ||
        inputs.some((x) => this.#gradients.has(x.storage)) ||
        (!recording && (this.#isGoingBack || inputs.some(isOnes))));
    if (this.#isGoingBack) {
      for (const { storage } of outputs) this.#gradients.add(storage);
      return this.#backward(operation, isDerivative, inputs);
    }
    this.#hasRecorded ||= recording && inputs.some((x) => x.record !== null);
    this.#at = Infinity;
    const index = this.#calls.push({ operation, layer }) - 1;
    for (const { storage } of [...inputs, ...outputs]) {
      const uses = this.#uses.get(storage);
      if (uses === undefined) this.#uses.set(storage, [index]);
      else uses.push(index);
    }
    return { phase: 'forward', operation, layer };
  }

  /** To be called when a gradient is read or left: a backward pass is over then. */
  endBackward(): void {
    this.#isGoingBack = false;
  }

  #backward(operation: string, isDerivative: boolean, inputs: readonly Tensor[]): Place {
    const known = inputs.flatMap(({ storage }) => this.#uses.get(storage) ?? []);
    const before = known.filter((i) => i <= this.#at);
    const same = before.filter((i) => this.#calls[i].operation === operation);
    const candidates = same.length > 0 ? same : before;
    if (candidates.length > 0) this.#at = Math.max(...candidates);
    const call = this.#calls[this.#at] as ForwardCall | undefined;
    return {
      phase: 'backward',
      operation:
        isDerivative || call === undefined || candidates.length === 0 ? operation : call.operation,
      layer: call?.layer ?? null,
    };
  }
}
