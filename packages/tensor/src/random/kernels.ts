import type { Kernel } from '../operation/kernel';
import type { Emitter } from '../wasm/emission';
import {
  bernoulliEmitter,
  integersEmitter,
  normalEmitter,
  uniformEmitter,
} from '../wasm/emitters/random';
import { fillBernoulli, thresholdOf } from './bernoulli';
import { fillIntegers } from './integers';
import { fillNormal } from './normal';
import { fillPermutation } from './permutation';
import { fillTruncatedNormal } from './truncated-normal';
import { fillUniform, limits32, limits64 } from './uniform';

type Fill<P, A> = (state: Int32Array, out: A, params: P) => void;

/** Fills an output from a state, which moves on; the state is both read and written. */
function randomKernel<P, A>(name: string, fill: Fill<P, A>, emitter?: Emitter<P>): Kernel<P> {
  return {
    name,
    ...(emitter && { emitter }),
    run([out, state], _inputs, params) {
      fill(state.storage.data as Int32Array, out.storage.data as A, params);
    },
  };
}

type Real = Float32Array | Float64Array;

/** Each draws a whole tensor; the outputs are the tensor and the state. */
export const KERNELS = {
  uniform: /* @__PURE__ */ randomKernel<{ low: number; high: number }, Real>(
    'uniform',
    (state, out, { low, high }) => fillUniform(state, out, low, high),
    /* @__PURE__ */ uniformEmitter(({ low, high }) => [
      ...limits32(low, high),
      ...limits64(low, high),
    ]),
  ),
  normal: /* @__PURE__ */ randomKernel<{ mean: number; std: number }, Real>(
    'normal',
    (state, out, { mean, std }) => fillNormal(state, out, mean, std),
    /* @__PURE__ */ normalEmitter(({ mean, std }) => [mean, std]),
  ),
  truncatedNormal: /* @__PURE__ */ randomKernel<
    { mean: number; std: number; low: number; high: number },
    Real
  >('truncatedNormal', (state, out, { mean, std, low, high }) =>
    fillTruncatedNormal(state, out, mean, std, low, high),
  ),
  integers: /* @__PURE__ */ randomKernel<{ low: number; high: number }, Int32Array>(
    'integers',
    (state, out, { low, high }) => fillIntegers(state, out, low, high),
    integersEmitter,
  ),
  bernoulli: /* @__PURE__ */ randomKernel<{ p: number }, Uint8Array>(
    'bernoulli',
    (state, out, { p }) => fillBernoulli(state, out, p),
    /* @__PURE__ */ bernoulliEmitter(({ p }) => thresholdOf(p)),
  ),
  permutation: /* @__PURE__ */ randomKernel<null, Int32Array>('permutation', (state, out) =>
    fillPermutation(state, out),
  ),
};
