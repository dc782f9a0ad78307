import type { DType } from '@bp/tensor';
import type { Formula, Kernel } from '@bp/tensor/engine';

/** What an elementwise kernel computes. */
export interface ComputedFormula {
  readonly formula: Formula;
  /** The type in which it computes. */
  readonly dtype: DType;
  /** The operation it was made for, such as `relu`, or the derivative of one, such as `relu′`. */
  readonly operation: string;
}

/** The formula of an elementwise kernel, from whichever copy of the library; null for other kernels. */
export function formulaOf(kernel: Kernel<never>): ComputedFormula | null {
  return kernel.name === 'formula' && 'formula' in kernel && 'dtype' in kernel
    ? (kernel as unknown as ComputedFormula)
    : null;
}

/** What a plan or a message calls a kernel: an elementwise one by its operation. */
export function nameOf(kernel: Kernel<never>): string {
  return formulaOf(kernel)?.operation ?? kernel.name;
}

/** The words behind the name of a kernel that say which module ran it; none outside of modules. */
export function placeOf(path: string): string {
  return path === '' ? '' : ` (in ${path})`;
}
