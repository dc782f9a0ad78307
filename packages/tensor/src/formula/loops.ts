import type { DType } from '../layout/dtype';
import type { Loop } from './loop';
import type { ScalarOp } from './scalar-op';
import { SMOOTH32, SMOOTH64 } from './smooth-loops';

/** How many elements pass through a formula at a time: small enough to stay in the first cache. */
export const BLOCK = 1024;

/** The loop of a scalar operation in one type. */
export function loopFor(op: ScalarOp | 'copy', dtype: DType): Loop {
  const loop = dtype === 'float64' ? FLOAT64[op] : dtype === 'float32' ? FLOAT32[op] : INTEGER[op];
  // Operations lift whole numbers to float32 before they ask for a smooth function.
  if (loop === undefined) throw new Error(`no ${op} for ${dtype}`);
  return loop;
}

type Loops = { readonly [K in ScalarOp | 'copy']?: Loop };

// Every operation spells out a loop of its own: one that took the function as an argument would be compiled once for
// all of them, with a call and a boxed number per element, and run half as fast.
const COMMON = {
  copy(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = a[ao];
  },
  add(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] + b[bo];
  },
  sub(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] - b[bo];
  },
  mul(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] * b[bo];
  },
  div(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] / b[bo];
  },
  neg(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = -a[ao];
  },
  abs(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = Math.abs(a[ao]);
  },
  sqrt(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = Math.sqrt(a[ao]);
  },
  // Math.max and Math.min are fully specified: NaN if either is, and +0 above −0.
  max(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = Math.max(a[ao], b[bo]);
  },
  min(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = Math.min(a[ao], b[bo]);
  },
  select(n, out, o, a, ao, as, b, bo, bs, c, co, cs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs, co += cs)
      out[o + i] = a[ao] !== 0 ? b[bo] : c[co];
  },
  eq(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] === b[bo] ? 1 : 0;
  },
  ne(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] !== b[bo] ? 1 : 0;
  },
  lt(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] < b[bo] ? 1 : 0;
  },
  le(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] <= b[bo] ? 1 : 0;
  },
  gt(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] > b[bo] ? 1 : 0;
  },
  ge(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] >= b[bo] ? 1 : 0;
  },
  and(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] !== 0 && b[bo] !== 0 ? 1 : 0;
  },
  or(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = a[ao] !== 0 || b[bo] !== 0 ? 1 : 0;
  },
  not(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = a[ao] === 0 ? 1 : 0;
  },
  floor(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = Math.floor(a[ao]);
  },
  ceil(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = Math.ceil(a[ao]);
  },
  trunc(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = Math.trunc(a[ao]);
  },
  round(n, out, o, a, ao, as) {
    for (let i = 0; i < n; i++, ao += as) out[o + i] = roundHalfToEven(a[ao]);
  },
} satisfies Loops;

const FLOAT32: Loops = { ...COMMON, ...SMOOTH32 };
const FLOAT64: Loops = { ...COMMON, ...SMOOTH64 };

/** Whole numbers wrap around at 32 bits, as they do everywhere else. */
const INTEGER: Loops = {
  ...COMMON,
  mul(n, out, o, a, ao, as, b, bo, bs) {
    for (let i = 0; i < n; i++, ao += as, bo += bs) out[o + i] = Math.imul(a[ao], b[bo]);
  },
  floor: COMMON.copy,
  ceil: COMMON.copy,
  trunc: COMMON.copy,
  round: COMMON.copy,
  // Quotients and roots are real numbers.
  div: undefined,
  sqrt: undefined,
};

function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest < 0.5) return rest === 0 ? x : below;
  const up = rest > 0.5 || below % 2 !== 0 ? below + 1 : below;
  return up === 0 && x < 0 ? -0 : up;
}
