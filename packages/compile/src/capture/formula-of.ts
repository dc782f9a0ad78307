import { type FormulaKernel, isFormulaKernel, type Kernel } from '@bp/tensor/engine';

/** The formula of an elementwise kernel, from whichever copy of the library; null for other kernels. */
export function formulaOf(kernel: Kernel<never>): FormulaKernel | null {
  return isFormulaKernel(kernel) ? kernel : null;
}

/** What a plan or a message calls a kernel: an elementwise one by its operation. */
export function nameOf(kernel: Kernel<never>): string {
  return formulaOf(kernel)?.operation ?? kernel.name;
}

/** The words behind the name of a kernel that say which module ran it; none outside of modules. */
export function placeOf(path: string | null): string {
  return path === null || path === '' ? '' : ` (in ${path})`;
}
