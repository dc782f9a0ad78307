import type { DType, Tensor } from '@bp/tensor';
import { sameShape } from '@bp/tensor/engine';
import { isInput } from './arguments';
import type { GradientUse, StateUse } from './capture';
import { describeConstant, describeGradients, describeState } from './key-words';
import type { Setting } from './settings';

/** What has to be the same in two calls so that one program serves both. */
export class Key {
  declare readonly structure: string;
  /** The type of each argument that is a tensor, null for those that count as constants. */
  readonly #dtypes: readonly (DType | null)[];
  readonly #shapes: readonly (readonly number[])[];
  readonly #constants: readonly unknown[];
  readonly #owners: object[] = [];
  readonly #names: string[] = [];
  readonly #values: unknown[] = [];
  /** How many of these are states; the others are settings of modules. */
  readonly #states: number;
  readonly #gradients: GradientUse['holder'][] = [];
  readonly #present: boolean[] = [];

  constructor(
    structure: string,
    values: readonly unknown[],
    states: readonly StateUse[],
    gradients: readonly GradientUse[],
    settings: readonly Setting[],
  ) {
    this.structure = structure;
    this.#dtypes = values.map((value) => (isInput(value) ? value.dtype : null));
    this.#shapes = values.map((value) => (isInput(value) ? [...value.shape] : []));
    this.#constants = values.map((value) => (isInput(value) ? null : value));
    for (const { owner, name, entry } of states) this.#depend(owner, name, entry);
    this.#states = states.length;
    for (const { owner, name, value } of settings) this.#depend(owner, name, value);
    for (const { holder, entry } of gradients) {
      this.#gradients.push(holder);
      this.#present.push(entry !== null);
    }
  }

  #depend(owner: object, name: string, value: unknown): void {
    this.#owners.push(owner);
    this.#names.push(name);
    this.#values.push(value);
  }

  /** Whether a call with these arguments, taken apart in the way of the key and made now, has this key. */
  fits(values: readonly unknown[]): boolean {
    const dtypes = this.#dtypes;
    if (values.length !== dtypes.length) return false;
    for (let i = 0; i < dtypes.length; i++) {
      const value = values[i];
      if (dtypes[i] === null) {
        if (!Object.is(this.#constants[i], value)) return false;
      } else {
        if (typeof value !== 'object' || value === null) return false;
        // What is no tensor has another type, or none.
        const { dtype, record, shape } = value as Tensor;
        if (dtype !== dtypes[i] || record !== null || !sameShape(shape, this.#shapes[i])) {
          return false;
        }
      }
    }
    const gradients = this.#gradients;
    for (let i = 0; i < gradients.length; i++) {
      if ((gradients[i].held !== null) !== this.#present[i]) return false;
    }
    const owners = this.#owners;
    for (let i = 0; i < owners.length; i++) {
      const owner = owners[i] as Record<string, unknown>;
      if (!Object.is(owner[this.#names[i]], this.#values[i])) return false;
    }
    return true;
  }

  /** In words. */
  describe(): string {
    const args = this.#dtypes.map((dtype, i) =>
      dtype === null
        ? describeConstant(this.#constants[i])
        : `${dtype} [${this.#shapes[i].join(', ')}]`,
    );
    const others = this.#names
      .slice(0, this.#states)
      .flatMap((name, i) => describeState(name, this.#values[i]) ?? []);
    if (this.#present.length > 0) others.push(describeGradients(this.#present));
    return [`(${args.join(', ')})`, ...new Set(others)].join(', ');
  }
}
