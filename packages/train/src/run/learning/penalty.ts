import { noGrad } from '@bp/autograd';
import type { Module } from '@bp/module';
import { l1, l2 } from '@bp/regularize';
import { full, type Tensor } from '@bp/tensor';
import { checkNumber, FROM_ZERO, readOptions } from '@bp/tensor/engine';

/** Factors of penalties that are added to the loss: λ₁ Σ |w| and λ₂ Σ w² over all weights, without biases. */
export interface PenaltyOptions {
  readonly l1?: number | undefined;
  readonly l2?: number | undefined;
}

/** Penalties whose factors can change while a compiled step goes on. */
export class Penalty {
  /** The factors that were given, each a tensor that programs follow. */
  readonly factors: ReadonlyMap<string, Tensor>;
  readonly #weights: readonly Tensor[];

  constructor(op: string, model: Module, options: PenaltyOptions) {
    const given = readOptions(
      op,
      options as Record<'l1' | 'l2', number | undefined>,
      { l1: undefined, l2: undefined } as Record<'l1' | 'l2', number | undefined>,
      null,
    );
    const factors = new Map<string, Tensor>();
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue;
      checkNumber(op, `penalty.${name}`, value, FROM_ZERO);
      factors.set(name, full([], value, { dtype: 'float64' }));
    }
    this.factors = factors;
    this.#weights = model.parameters().filter(({ rank }) => rank > 1);
  }

  /** The sum of the penalties as it is now; null where there is none. */
  value(): Tensor | null {
    let sum: Tensor | null = null;
    for (const [name, factor] of this.factors) {
      const term = (name === 'l1' ? l1 : l2)(this.#weights, factor);
      sum = sum === null ? term : sum.add(term);
    }
    return sum;
  }

  /** The same as a number. */
  measure(): number {
    return noGrad(() => this.value()?.item() ?? 0);
  }
}
