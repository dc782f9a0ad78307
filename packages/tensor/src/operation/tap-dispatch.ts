import type { Tensor } from '../value/tensor';
import { currentWatcher, type Watcher, watchWith } from '../watch/watch';
import type { Kernel } from './kernel';

/** Sees every kernel call of the process before it runs, as a profiler does. */
export type DispatchTap = (
  kernel: Kernel<never>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: unknown,
) => void;

/**
 * Watches every kernel call while `body` runs. A tap inside another one takes its place until it ends; a step that is being
 * captured goes on seeing everything.
 *
 * @param tap - called before each kernel
 * @param body - the calls to watch
 * @returns what `body` returns
 * @example
 * const names: string[] = [];
 * tapDispatch((kernel) => names.push(kernel.name), () => add(1, 2));
 */
export function tapDispatch<T>(tap: DispatchTap, body: () => T): T {
  const outer = currentWatcher();
  return watchWith(new Tap(tap, outer instanceof Tap ? outer.beneath : outer), body);
}

class Tap implements Watcher {
  readonly #tap: DispatchTap;
  /** Who watched before, and is told everything, too. */
  declare readonly beneath: Watcher | null;

  constructor(tap: DispatchTap, beneath: Watcher | null) {
    this.#tap = tap;
    this.beneath = beneath;
  }

  kernel(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    params: unknown,
  ): void {
    this.#tap(kernel, outputs, inputs, params);
    this.beneath?.kernel(kernel, outputs, inputs, params);
  }

  made(thing: object): void {
    this.beneath?.made(thing);
  }

  gradient(holder: object): void {
    this.beneath?.gradient(holder);
  }

  state(owner: object, name: string): void {
    this.beneath?.state(owner, name);
  }

  hostRead(op: string): void {
    this.beneath?.hostRead(op);
  }
}
