import type { StateDict } from '@bp/module';
import type { OptimizerState } from '@bp/optim';
import type { Tensor } from '@bp/tensor';
import type { RunPosition, SettingValue } from '../record/history';
import type { RandomState } from './random-sources';

/** All that decides how a run goes on from a position; tensors in it are copies. */
export interface Checkpoint {
  readonly position: RunPosition;
  /** What the losses of the current epoch add up to, and of how many samples. */
  readonly sums: { readonly loss: number; readonly samples: number };
  readonly model: StateDict;
  /** Gradients of a group of batches that is not complete, by the paths of their parameters. */
  readonly gradients: Readonly<Record<string, Tensor>>;
  readonly optimizer: OptimizerState;
  readonly scheduler: unknown;
  readonly random: RandomState;
  /** Settings that were changed at any time, as they are here. */
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/** The first and some of the later states of a run, the further apart the longer it is. */
export class Checkpoints {
  readonly #most: number;
  #list: Checkpoint[] = [];
  /** Every how many epochs one is kept. */
  #every = 1;

  /** @param most - how many are kept besides the first one */
  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps the state at the end of an epoch where it is its turn. */
  offer(epoch: number, update: number, make: () => Checkpoint): void {
    if (
      this.#most === 0 ||
      epoch % this.#every !== 0 ||
      this.before(update)?.position.update === update
    )
      return;
    this.add(make());
    if (this.#list.length <= this.#most + 1) return;
    this.#every *= 2;
    const [first, ...others] = this.#list;
    this.#list = [first, ...others.filter(({ position }) => position.epoch % this.#every === 0)];
  }

  add(checkpoint: Checkpoint): void {
    const { update } = checkpoint.position;
    this.#list = [...this.#list.filter(({ position }) => position.update !== update), checkpoint];
    this.#list.sort((a, b) => a.position.update - b.position.update);
  }

  /** The latest one that is not after an update. */
  before(update: number): Checkpoint | undefined {
    return this.#list.findLast(({ position }) => position.update <= update);
  }

  get first(): Checkpoint {
    return this.#list[0];
  }

  /** Forgets those after an update. */
  cut(update: number): void {
    this.#list = this.#list.filter(({ position }) => position.update <= update);
  }

  /** Forgets all. */
  clear(): void {
    this.#list = [];
    this.#every = 1;
  }
}
