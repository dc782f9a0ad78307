import type { Sentence } from '../words/sentence';
import type { FailingNode } from './failing-node';

/** Why an operation gave what is not finite: the key of its sentence, and the numbers in it. */
export interface Cause {
  readonly key: string;
  readonly params: Sentence['params'];
}

const LOGARITHMS: ReadonlySet<string> = /* @__PURE__ */ new Set(['log', 'log2', 'log10', 'log1p']);

/** Operations with an infinite slope at 0. */
const ROOTS: ReadonlySet<string> = /* @__PURE__ */ new Set(['sqrt', 'rsqrt', 'norm', 'pow', 'std']);

/**
 * Why a scalar operation failed.
 *
 * @param node - the operation; null where the kernel is no formula
 * @param operation - what it is part of
 * @param isBackward - whether that is the gradient of it
 */
export function causeOf(node: FailingNode | null, operation: string, isBackward: boolean): Cause {
  const overflow: Cause = {
    key: isBackward ? 'gradient-overflow' : 'overflow',
    params: { operation },
  };
  if (node === null) return overflow;
  const { op, args } = node;
  const [a, b] = args;
  if (LOGARITHMS.has(op)) {
    const x = op === 'log1p' ? 1 + a : a;
    return x === 0 ? { key: 'log-of-zero', params: {} } : { key: 'log-of-negative', params: { x } };
  }
  if (op === 'sqrt') return { key: 'root-of-negative', params: { x: a } };
  if (op === 'div' && b === 0) {
    // A gradient of 0 meets a slope of ∞.
    if (isBackward && a === 0 && !ROOTS.has(operation)) {
      return { key: 'unchosen', params: { operation } };
    }
    if (isBackward && ROOTS.has(operation)) return { key: 'root-at-zero', params: { operation } };
    return a === 0
      ? { key: 'zero-over-zero', params: {} }
      : { key: 'division-by-zero', params: { x: a } };
  }
  if (op === 'pow' && a === 0) {
    if (isBackward) return { key: 'root-at-zero', params: { operation } };
    return { key: 'power-of-zero', params: { p: b } };
  }
  if (op === 'pow' && a < 0 && !Number.isInteger(b)) {
    return { key: 'power-of-negative', params: { x: a, p: b } };
  }
  if (op === 'exp' || op === 'expm1') return { key: 'exp-overflow', params: { x: a } };
  return overflow;
}
