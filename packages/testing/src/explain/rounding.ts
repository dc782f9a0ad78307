import type { Node } from '@bp/tensor/engine';

/** Operations that jump, where rounding may decide to which side. */
const JUMPS = ['floor', 'ceil', 'trunc', 'round', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const TRUTHS = ['and', 'or', 'not', 'select'];
/** Operations that are steep near 0. */
const STEEP = ['div', 'log', 'log2', 'log10', 'sqrt', 'pow'];
const NEAR = 1e-9;

/**
 * How much larger than the result the numbers are from which it is computed: another order of operations may change it by as
 * much more than the last place. Infinite where that may be anything: at jumps, and where something is not finite.
 */
export function magnification(formula: Node, value: (n: Node) => number): number {
  const seen = new Set<Node>();
  const visit = (n: Node): number => {
    if (seen.has(n)) return 0;
    seen.add(n);
    return Math.max(of(n, value), ...n.args.map(visit));
  };
  return visit(formula);
}

function of(n: Node, value: (n: Node) => number): number {
  const values = n.args.map(value);
  if (![value(n), ...values].every(Number.isFinite)) return Number.POSITIVE_INFINITY;
  if (JUMPS.includes(n.op)) {
    const [x, y] = values;
    const distance = y === undefined ? 2 * x - Math.round(2 * x) : x - y;
    return Math.abs(distance) < NEAR ? Number.POSITIVE_INFINITY : Math.abs(x);
  }
  if (TRUTHS.includes(n.op) && values.some((v) => v !== 0 && Math.abs(v) < NEAR))
    return Number.POSITIVE_INFINITY;
  const sizes = [value(n), ...values].map(Math.abs);
  if (n.op === 'log1p') sizes.push(1 / (1 + values[0]));
  const small = STEEP.includes(n.op) ? sizes.slice(1).filter((size) => size > 0) : [];
  return Math.max(...sizes, ...small.map((size) => 1 / size));
}
