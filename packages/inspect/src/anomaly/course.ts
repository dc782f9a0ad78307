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
  /** Whether a backward pass has been seen. */
  hasGoneBack = false;

  /** @param writes - whether the kernel writes to what was there before the step */
  placeOf(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    writes: boolean,
  ): Place {
    const full = isFormulaKernel(kernel) ? kernel.operation : kernel.name;
    const operation = full.replace(/′+$/, '');
    const frame = currentFrame();
    const layer = frame?.path ?? null;
    if (frame === null && writes) return { phase: 'update', operation, layer };
    const recording = isRecording();
    const isBack = frame === null && this.#hasRecorded && (!recording || full !== operation);
    if (isBack) {
      this.hasGoneBack = true;
      return this.#backward(operation, full !== operation, inputs);
    }
    this.#hasRecorded ||= recording && inputs.some((x) => x.record !== null);
    if (this.#at !== Infinity) this.#at = Infinity;
    const index = this.#calls.push({ operation, layer }) - 1;
    for (const { storage } of [...inputs, ...outputs]) {
      const uses = this.#uses.get(storage);
      if (uses === undefined) this.#uses.set(storage, [index]);
      else uses.push(index);
    }
    return { phase: 'forward', operation, layer };
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
