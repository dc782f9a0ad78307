import type { Tensor } from '@bp/tensor';
import { currentWatcher, type GradientHolder, type Kernel, type Watcher } from '@bp/tensor/engine';

/** Sees what a program does and passes it on to whoever watched before, such as the capture of a step. */
export class Onlooker implements Watcher {
  /** Who watched before. */
  protected readonly beneath = currentWatcher();

  made(thing: object): void {
    this.beneath?.made(thing);
  }

  kernel(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    params: unknown,
  ): void {
    this.beneath?.kernel(kernel, outputs, inputs, params);
  }

  gradient(holder: GradientHolder): void {
    this.beneath?.gradient(holder);
  }

  state(owner: object, name: string): void {
    this.beneath?.state(owner, name);
  }

  module(module: object): void {
    this.beneath?.module?.(module);
  }

  hostRead(op: string): void {
    this.beneath?.hostRead(op);
  }
}
