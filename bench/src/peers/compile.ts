import type { Tensor } from '@bp/tensor';

/** Turns a step into a faster one, or leaves it as it is. */
export type Compile = <Inputs extends Tensor[]>(
  step: (...inputs: Inputs) => Tensor,
) => (...inputs: Inputs) => Tensor;

type CompileWithOptions = <Inputs extends Tensor[]>(
  step: (...inputs: Inputs) => Tensor,
  options?: { precision?: 'exact' | 'fast' },
) => (...inputs: Inputs) => Tensor;

/** @param mode - `eager`, `compiled` or `compiled-fast` */
export async function loadCompile(mode: string): Promise<Compile> {
  if (mode === 'eager') return (step) => step;
  const { compile } = await loadPackage();
  if (mode === 'compiled') return compile;
  return (step) => compile(step, { precision: 'fast' });
}

// by a name that is no literal: the package may be absent
const packageName = '@bp/compile';

async function loadPackage(): Promise<{ compile: CompileWithOptions }> {
  try {
    return await import(packageName);
  } catch {
    throw new Error('@bp/compile is not there yet');
  }
}
