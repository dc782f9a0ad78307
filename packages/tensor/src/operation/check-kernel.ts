import type { BpError } from '../process/errors';
import type { Tensor } from '../value/tensor';
import type { Kernel } from './kernel';

/** What a check is made of. */
interface Check<P> extends Pick<Kernel<P>, 'name' | 'emitter' | 'stays'> {
  /** What is wrong with the numbers of the inputs, if anything is. */
  refusal(inputs: readonly Tensor[], params: P): BpError | undefined;
}

/**
 * A kernel without outputs that computes nothing and can only refuse: whoever captures the kernels of a step captures the
 * check, too.
 */
export function checkKernel<P>({ refusal, ...kernel }: Check<P>): Kernel<P> {
  return { ...kernel, run: (_, inputs, params) => refusal(inputs, params) };
}
