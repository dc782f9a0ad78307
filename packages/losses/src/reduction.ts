import type { Tensor } from '@bp/tensor';
import { type OptionRule, readOptions } from '@bp/tensor/engine';

/** How the losses of the elements or samples become one: their mean, their sum, or not at all. */
export type Reduction = 'mean' | 'sum' | 'none';

/** The option every loss has. */
export interface LossOptions {
  /** `'mean'` (the default where nothing else is said), `'sum'`, or `'none'` to keep one loss per element or sample. */
  reduction?: Reduction | undefined;
}

const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];

/** For losses without options of their own. */
export const MEAN = { reduction: 'mean' as Reduction };

/**
 * The options of a loss, completed; unknown keys and unknown reductions are refused.
 *
 * @param rules - what else than their defaults tell the other options may be
 * @param reductions - the reductions there are, if others than the usual
 */
export function readLossOptions<T extends { reduction: string }>(
  op: string,
  given: { readonly [K in keyof T]?: T[K] | undefined } | undefined,
  defaults: T,
  rules?: { readonly [K in keyof T]?: OptionRule },
  reductions: readonly string[] = REDUCTIONS,
): T {
  return readOptions<T>(op, given, defaults, { ...rules, reduction: reductions } as typeof rules);
}

/** The losses of elements or samples as the option asks; the mean of nothing is NaN, its sum 0, as in PyTorch. */
export function reduce(losses: Tensor, reduction: Reduction): Tensor {
  switch (reduction) {
    case 'mean':
      return losses.mean();
    case 'sum':
      return losses.sum();
    case 'none':
      return losses;
  }
}
