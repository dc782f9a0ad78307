import { Tensor } from '@bp/tensor';
import { type GradientHolder, type Kernel, type Storage, watchWith } from '@bp/tensor/engine';
import { Onlooker } from './onlooker';

interface Written {
  readonly whole: Tensor;
  readonly before: Tensor;
  readonly version: number;
}

/**
 * Runs `body` and then puts back what it has changed: buffers, random streams, modes, gradients. Inside a compiled step that
 * is a part of the program: numbers are put back by operations, which a capture sees.
 *
 * @param body - told which storages the run has made itself
 * @param isKept - whether the changes stay, of a body that did not throw; by default they never do
 */
export function untouched<T>(
  body: (isFresh: (storage: Storage) => boolean) => T,
  isKept: (result: T) => boolean = () => false,
): T {
  const run = new Run();
  let stays = false;
  try {
    const result = watchWith(run, () => body((storage) => run.fresh.has(storage)));
    stays = isKept(result);
    return result;
  } finally {
    if (!stays) run.putBack();
  }
}

class Run extends Onlooker {
  readonly fresh = new WeakSet<object>();
  readonly #written = new Map<Storage, Written>();
  readonly #gradients = new Map<
    GradientHolder,
    { held: GradientHolder['held']; spent: boolean | undefined }
  >();
  readonly #states = new Map<object, Map<string, unknown>>();

  override made(thing: object): void {
    this.fresh.add(thing);
    super.made(thing);
  }

  override kernel(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    params: unknown,
  ): void {
    for (const { storage } of outputs) {
      // What the run makes and then changes in its place may stay, as a new stream of random numbers does.
      const stays = !this.fresh.has(storage) || inputs.some((x) => x.storage === storage);
      if (stays && !this.#written.has(storage)) this.#save(storage);
    }
    super.kernel(kernel, outputs, inputs, params);
  }

  #save(storage: Storage): void {
    const { dtype, length, version } = storage;
    const whole = new Tensor(storage, dtype, [length], [1], 0);
    const before = watchWith(this.beneath, () => whole.clone());
    this.#written.set(storage, { whole, before, version });
  }

  override gradient(holder: GradientHolder): void {
    super.gradient(holder);
    if (this.fresh.has(holder) || this.#gradients.has(holder)) return;
    this.#gradients.set(holder, { held: holder.held, spent: holder.spent });
  }

  override state(owner: object, name: string): void {
    super.state(owner, name);
    if (this.fresh.has(owner)) return;
    const values = this.#states.get(owner) ?? new Map<string, unknown>();
    this.#states.set(owner, values);
    if (values.has(name)) return;
    // Reading it is noted, too.
    values.set(name, undefined);
    values.set(name, (owner as Record<string, unknown>)[name]);
  }

  putBack(): void {
    watchWith(this.beneath, () => {
      for (const [storage, { whole, before, version }] of this.#written) {
        whole.assign(before);
        // To a record that read these numbers, nothing has happened.
        storage.version = version;
      }
      for (const [holder, before] of this.#gradients) Object.assign(holder, before);
      for (const [owner, values] of this.#states) {
        const states = owner as Record<string, unknown>;
        for (const [name, value] of values) {
          if (!Object.is(states[name], value)) states[name] = value;
        }
      }
    });
  }
}
