import { BpError, type Tensor } from '@bp/tensor';
import { closest, readOptions } from '@bp/tensor/engine';

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

/** The options of a loss, completed; unknown keys and unknown reductions are refused. */
export function readLossOptions<T extends { reduction: string }>(
  op: string,
  given: { readonly [K in keyof T]?: T[K] | undefined } | undefined,
  defaults: T,
  reductions: readonly string[] = REDUCTIONS,
): T {
  const options = readOptions(op, given, defaults);
  checkReduction(op, options.reduction, reductions);
  return options;
}

/** Refuses a reduction that the loss does not have. */
function checkReduction(op: string, reduction: string, known: readonly string[]): void {
  if (known.includes(reduction)) return;
  const close = closest(String(reduction), known);
  if (close !== null) {
    throw new BpError('BP_OPTION', op, "unknown reduction '{reduction}'; did you mean '{close}'?", {
      reduction,
      close,
    });
  }
  throw new BpError('BP_OPTION', op, "unknown reduction '{reduction}'; known are {known}", {
    reduction,
    known: known.map((name) => `'${name}'`).join(', '),
  });
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
