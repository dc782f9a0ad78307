import type { DType } from '@bp/tensor';
import type { Formula, Kernel } from '@bp/tensor/engine';

/** What an elementwise kernel computes. */
export interface ComputedFormula {
  readonly formula: Formula;
  /** The type in which it computes. */
  readonly dtype: DType;
}

/** The formula of an elementwise kernel, from whichever copy of the library; null for other kernels. */
export function formulaOf(kernel: Kernel<never>): ComputedFormula | null {
  return kernel.name === 'formula' && 'formula' in kernel && 'dtype' in kernel
    ? (kernel as unknown as ComputedFormula)
    : null;
}

/** What a plan or a message calls a kernel: an elementwise one by the last operation of its formula. */
export function nameOf(kernel: Kernel<never>): string {
  return formulaOf(kernel)?.formula.outputs[0].op ?? kernel.name;
}
