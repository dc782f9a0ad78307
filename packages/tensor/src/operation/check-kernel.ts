import type { Kernel } from './kernel';

/**
 * A kernel without outputs that computes nothing and can only refuse: whoever captures the kernels of a step captures the
 * check, too.
 */
export function checkKernel<P>(
  check: Pick<Kernel<P>, 'name' | 'emitter'> & Required<Pick<Kernel<P>, 'refusal'>>,
): Kernel<P> {
  return { ...check, run() {} };
}
