import type { DType, Tensor } from '@bp/tensor';
import { sameShape } from '@bp/tensor/engine';
import { isInput } from './arguments';
import type { GradientUse, StateUse } from './capture';
import type { CutMark } from './cut-mark';
import { describeConstant, describeGradients, describeState } from './key-words';
import { type Property, sameProperties } from './same-properties';

/** What has to be the same in two calls so that one program serves both. */
export class Key {
  declare readonly structure: string;
  /** The type of each argument that is a tensor, null for those that count as constants. */
  readonly #dtypes: readonly (DType | null)[];
  readonly #shapes: readonly (readonly number[])[];
  /** Which arguments are results of other compiled steps, which a backward pass inside refuses. */
  readonly #marked: readonly boolean[];
  readonly #own: CutMark;
  readonly #constants: readonly unknown[];
  readonly #states: readonly StateUse[];
  /** States and settings, as they were before. */
  readonly #properties: readonly Property[];
  /** Made when it is first asked for: the key of a call that is never repeated needs none. */
  #same: (() => boolean) | null = null;
  readonly #gradients: GradientUse['holder'][] = [];
  readonly #present: boolean[] = [];

  constructor(
    structure: string,
    values: readonly unknown[],
    states: readonly StateUse[],
    gradients: readonly GradientUse[],
    settings: readonly Property[],
    own: CutMark,
  ) {
    this.structure = structure;
    this.#dtypes = values.map((value) => (isInput(value) ? value.dtype : null));
    this.#shapes = values.map((value) => (isInput(value) ? [...value.shape] : []));
    this.#marked = values.map((value) => isInput(value) && own.isForeign(value));
    this.#own = own;
    this.#constants = values.map((value) => (isInput(value) ? null : value));
    this.#states = states;
    const before = states.map(({ owner, name, entry }) => ({ owner, name, value: entry }));
    this.#properties = [...before, ...settings];
    for (const { holder, entry } of gradients) {
      this.#gradients.push(holder);
      this.#present.push(entry !== null);
    }
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
        const foreign = record !== null && record !== this.#own;
        if (foreign !== this.#marked[i] || (foreign && record.cut === undefined)) return false;
        if (dtype !== dtypes[i] || !sameShape(shape, this.#shapes[i])) return false;
      }
    }
    const gradients = this.#gradients;
    for (let i = 0; i < gradients.length; i++) {
      if ((gradients[i].held !== null) !== this.#present[i]) return false;
    }
    this.#same ??= sameProperties(this.#properties);
    return this.#same();
  }

  /** In words. */
  describe(): string {
    const args = this.#dtypes.map((dtype, i) =>
      dtype === null
        ? describeConstant(this.#constants[i])
        : `${dtype} [${this.#shapes[i].join(', ')}]`,
    );
    const others = this.#states.flatMap(({ name, entry }) => describeState(name, entry) ?? []);
    if (this.#present.length > 0) others.push(describeGradients(this.#present));
    return [`(${args.join(', ')})`, ...new Set(others)].join(', ');
  }
}
