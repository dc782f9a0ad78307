import * as real from '../math';
import type { Loop } from './loop';
import type { ScalarOp } from './scalar-op';

/** The loops of the smooth functions in float32. */
export const SMOOTH32 = {
  pow(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = real.pow32(a[ao], b[bo]);
  },
  exp(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.exp32(a[ao]);
  },
  expm1(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.expm132(a[ao]);
  },
  log(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log32(a[ao]);
  },
  log1p(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log1p32(a[ao]);
  },
  log2(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log232(a[ao]);
  },
  log10(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log1032(a[ao]);
  },
  tanh(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.tanh32(a[ao]);
  },
  sigmoid(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.sigmoid32(a[ao]);
  },
  softplus(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.softplus32(a[ao]);
  },
  sin(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.sin32(a[ao]);
  },
  cos(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.cos32(a[ao]);
  },
  erf(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.erf32(a[ao]);
  },
} satisfies { readonly [K in ScalarOp]?: Loop };

/** The loops of the smooth functions in float64. */
export const SMOOTH64 = {
  pow(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = real.pow64(a[ao], b[bo]);
  },
  exp(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.exp64(a[ao]);
  },
  expm1(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.expm164(a[ao]);
  },
  log(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log64(a[ao]);
  },
  log1p(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log1p64(a[ao]);
  },
  log2(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log264(a[ao]);
  },
  log10(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.log1064(a[ao]);
  },
  tanh(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.tanh64(a[ao]);
  },
  sigmoid(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.sigmoid64(a[ao]);
  },
  softplus(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.softplus64(a[ao]);
  },
  sin(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.sin64(a[ao]);
  },
  cos(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.cos64(a[ao]);
  },
  erf(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = real.erf64(a[ao]);
  },
} satisfies { readonly [K in ScalarOp]?: Loop };
