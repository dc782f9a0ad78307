import type { DType, Tensor } from '@bp/tensor';
import { sameShape } from '@bp/tensor/engine';
import { isInput } from './arguments';
import type { GradientUse, StateUse } from './capture';
import type { CutMark } from './cut-mark';
import { describeConstant, describeGradients, describeState } from './key-words';
import { type Property, sameProperties } from './same-properties';

/** What the key asks of an argument that is a tensor. */
interface InputKey {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Whether it is a result of another compiled step, which a backward pass inside refuses. */
  readonly foreign: boolean;
}

/** What has to be the same in two calls so that one program serves both. */
export class Key {
  declare readonly structure: string;
  /** What each argument that is a tensor must be, null for those that count as constants. */
  readonly #inputs: readonly (InputKey | null)[];
  readonly #constants: readonly unknown[];
  readonly #states: readonly StateUse[];
  /** States and settings, as they were before. */
  readonly #properties: readonly Property[];
  /** Made when it is first asked for: the key of a call that is never repeated needs none. */
  #same: (() => boolean) | null = null;
  readonly #gradients: readonly GradientUse[];
  /** Those that were there; which were not is among the properties. */
  readonly #present: readonly GradientUse[];
  readonly #own: CutMark;

  /** @param own - what the results of the step carry, which is no mark of another one */
  constructor(
    structure: string,
    values: readonly unknown[],
    states: readonly StateUse[],
    gradients: readonly GradientUse[],
    settings: readonly Property[],
    own: CutMark,
  ) {
    this.structure = structure;
    this.#inputs = values.map((value) =>
      isInput(value)
        ? { dtype: value.dtype, shape: [...value.shape], foreign: own.isForeign(value) }
        : null,
    );
    this.#constants = values.map((value) => (isInput(value) ? null : value));
    this.#states = states;
    const before = states.map(({ owner, name, entry }) => ({ owner, name, value: entry }));
    const missing = gradients.flatMap(({ holder, entry }) =>
      entry === null ? [{ owner: holder, name: 'held', value: null }] : [],
    );
    this.#properties = [...before, ...missing, ...settings];
    this.#gradients = gradients;
    this.#present = gradients.filter(({ entry }) => entry !== null);
    this.#own = own;
  }

  /** Whether a call with these arguments, taken apart in the way of the key and made now, has this key. */
  fits(values: readonly unknown[]): boolean {
    const inputs = this.#inputs;
    if (values.length !== inputs.length) return false;
    for (let i = 0; i < inputs.length; i++) {
      const value = values[i];
      const input = inputs[i];
      if (input === null) {
        if (!Object.is(this.#constants[i], value)) return false;
      } else {
        if (typeof value !== 'object' || value === null) return false;
        // What is no tensor has another type, or none.
        const { dtype, record, shape } = value as Tensor;
        if (dtype !== input.dtype || !sameShape(shape, input.shape)) return false;
        const foreign = record !== null && record !== this.#own;
        if (foreign !== input.foreign || (foreign && record.cut === undefined)) return false;
      }
    }
    const present = this.#present;
    for (let i = 0; i < present.length; i++) if (present[i].holder.held === null) return false;
    this.#same ??= sameProperties(this.#properties);
    return this.#same();
  }

  /** In words. */
  describe(): string {
    const args = this.#inputs.map((input, i) =>
      input === null
        ? describeConstant(this.#constants[i])
        : `${input.dtype} [${input.shape.join(', ')}]`,
    );
    const others = this.#states.map(({ name, entry }) => describeState(name, entry));
    if (this.#gradients.length > 0) {
      others.push(describeGradients(this.#gradients.map(({ entry }) => entry !== null)));
    }
    return [`(${args.join(', ')})`, ...new Set(others.filter((text) => text !== ''))].join(', ');
  }
}
