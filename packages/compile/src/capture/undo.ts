import { isTensor, Tensor, type TypedArray } from '@bp/tensor';
import {
  currentFrame,
  type GradientHolder,
  type Kernel,
  type Storage,
  stridesOf,
  type Watcher,
} from '@bp/tensor/engine';

/**
 * Remembers what was there before a step that runs by itself, so that a call that throws changes nothing, as one of a program
 * does.
 */
export class Undo implements Watcher {
  /** What the step has made itself. */
  protected readonly fresh = new WeakSet<object>();
  readonly #storages = new Map<Storage, { readonly data: TypedArray; readonly version: number }>();
  readonly #gradients = new Map<GradientHolder, GradientHolder['held']>();
  /** The modules that took part, and their paths. */
  readonly #modules = new Map<object, string>();
  /** The properties that were looked at or changed, and what they were before. */
  protected readonly states = new Map<object, Map<string, unknown>>();

  made(thing: object): void {
    this.fresh.add(thing);
  }

  kernel(
    _: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    ..._params: unknown[]
  ): void {
    const frame = currentFrame();
    if (frame !== null) this.#modules.set(frame.module, frame.path);
    for (const { storage } of outputs) {
      if (this.#storages.has(storage)) continue;
      // What the step makes and then changes in its place may stay, as a new stream of random numbers does.
      const stays = !this.fresh.has(storage) || inputs.some((x) => x.storage === storage);
      if (!stays) continue;
      this.#storages.set(storage, { data: storage.data.slice(), version: storage.version });
    }
  }

  gradient(holder: GradientHolder): void {
    if (!this.fresh.has(holder) && !this.#gradients.has(holder)) {
      this.#gradients.set(holder, holder.held);
    }
  }

  state(owner: object, name: string): void {
    if (this.fresh.has(owner)) return;
    let values = this.states.get(owner);
    if (values === undefined) {
      values = new Map();
      this.states.set(owner, values);
    }
    if (values.has(name)) return;
    // Reading it is noted, too.
    values.set(name, undefined);
    values.set(name, (owner as Record<string, unknown>)[name]);
  }

  hostRead(_: string): void {}

  /** The gradients that the step has left and the values that it has assigned so far, by the names that modules give them. */
  *changes(): Iterable<[name: string, value: Tensor]> {
    for (const holder of this.#gradients.keys()) {
      const { held } = holder;
      if (held === null || !isTensor(held)) continue;
      const name = this.#nameOf((x) => (x.record as object | null) === holder);
      yield [`${name ?? describe(held)}.grad`, held];
    }
    for (const storage of this.#storages.keys()) {
      if (this.fresh.has(storage)) continue;
      const { dtype, length } = storage;
      const whole = new Tensor(storage, dtype, [length], stridesOf([length]), 0);
      yield [this.#nameOf((x) => x.storage === storage) ?? describe(whole), whole];
    }
  }

  #nameOf(isIt: (x: Tensor) => boolean): string | null {
    for (const [module, path] of this.#modules) {
      for (const [name, value] of Object.entries(module)) {
        if (isTensor(value) && isIt(value)) return path === '' ? name : `${path}.${name}`;
      }
    }
    return null;
  }

  /** Puts everything back. */
  restore(): void {
    for (const [storage, { data, version }] of this.#storages) {
      storage.data.set(data);
      storage.version = version;
    }
    for (const [holder, held] of this.#gradients) holder.held = held;
    for (const [owner, values] of this.states) {
      const states = owner as Record<string, unknown>;
      for (const [name, value] of values) {
        if (!Object.is(states[name], value)) states[name] = value;
      }
    }
  }
}

function describe({ dtype, shape }: Tensor): string {
  return `${dtype} [${shape.join(', ')}]`;
}
