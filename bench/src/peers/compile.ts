import { compile, useThreads } from '@bp/compile';
import type { Tensor } from '@bp/tensor';
import { hasRelaxedSimd } from './ceiling';
import { lacks } from './peer';

/** Turns a step into a faster one, or leaves it as it is. */
export type Compile = <Inputs extends Tensor[]>(
  step: (...inputs: Inputs) => Tensor,
) => (...inputs: Inputs) => Tensor;

/** @param mode - `eager`, `compiled`, `compiled-fast`, or `2 threads`, which is compiled too */
export async function compileFor(mode: string): Promise<Compile> {
  if (mode === 'eager') return (step) => step;
  const threads = Number.parseInt(mode, 10);
  if (threads > 0) await useThreads(threads);
  if (mode === 'compiled' || threads > 0) return (step) => compile(step) as typeof step;
  // it would run without, and look like a finding
  if (!hasRelaxedSimd()) lacks('relaxed SIMD in this engine');
  return (step) => compile(step, { precision: 'fast' }) as typeof step;
}
