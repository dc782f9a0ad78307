import { type DType, Tensor } from '@bp/tensor';
import { type DeferredGradient, Storage, sizeOf, stridesOf } from '@bp/tensor/engine';
import type { GradientPlan } from '../plan/graph';
import { type Block, homeOf, memoryOf, viewOf } from './heap';

/** A gradient that a program has left in its place in the heap; it is copied out only if someone reads it. */
export class SlottedGradient implements DeferredGradient {
  readonly #holder: object;
  readonly #shape: readonly number[];
  readonly #dtype: DType;

  constructor({ holder, shape, dtype }: GradientPlan) {
    this.#holder = holder;
    this.#shape = shape;
    this.#dtype = dtype;
  }

  copyOut(): Tensor {
    const home = homeOf(this.#holder) as Block;
    const data = viewOf(memoryOf(home), this.#dtype, home.offset, sizeOf(this.#shape)).slice();
    return new Tensor(new Storage(data), this.#dtype, this.#shape, stridesOf(this.#shape), 0);
  }
}
