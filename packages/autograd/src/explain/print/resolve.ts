import { constant, givesTruth, type Node, node } from '@bp/tensor/engine';
import { comparisonOf, mirrored, opposite, outcomesOf } from './comparison';
import { valuesOf } from './evaluate';
import { remembered } from './remembered';

/** A formula without choices, and why each went the way it did. */
export interface Resolved {
  readonly node: Node;
  /** Truths, in the order of the formula: z > 0; or z ≤ 0, where that did not hold. */
  readonly conditions: readonly Node[];
}

/**
 * A formula at the given values: every choice has become the side that is taken, every comparison 1 or 0.
 *
 * @param leaf - the values that are known, as `evaluate` takes them
 * @example
 * import { f, input } from '@bp/tensor/engine';
 * const z = input(0);
 * const slope = f.select(f.gt(z, 0), 1, 0);
 * const { node, conditions } = resolve(slope, (n) => (n === z ? 0.3 : undefined));
 * node.value; // 1
 * conditions[0] === f.gt(z, 0); // true
 */
export function resolve(formula: Node, leaf: (n: Node) => number | undefined): Resolved {
  const value = valuesOf(formula, leaf);
  const truths = new Map<string, Node>();
  const known = new Map<Node, Node>();
  const walk = (n: Node): Node => remembered(known, n, () => (leaf(n) === undefined ? step(n) : n));
  const step = (n: Node): Node => {
    const { op, args } = n;
    if (op === 'select') {
      const [condition, yes, no] = args;
      note(condition, value, truths);
      return walk(value(condition) === 0 ? no : yes);
    }
    if (givesTruth(op)) {
      note(n, value, truths);
      return constant(value(n));
    }
    return args.length === 0 ? n : node(op, args.map(walk));
  };
  return { node: walk(formula), conditions: [...truths.values()] };
}

/** Notes what makes a condition hold or fail: both sides of an "and" that holds, one of an "and" that fails. */
function note(condition: Node, value: (n: Node) => number, truths: Map<string, Node>): void {
  const { op, args } = condition;
  const [x, y] = args;
  const holds = value(condition) !== 0;
  if (op === 'not') note(x, value, truths);
  else if (op === 'and' || op === 'or') {
    const deciding = args.find((arg) => (value(arg) !== 0) === (op === 'or'));
    for (const arg of deciding ? [deciding] : args) note(arg, value, truths);
  } else if (outcomesOf(op) < 1 || Number.isNaN(value(x)) || Number.isNaN(value(y))) {
    // With NaN no comparison holds, nor does its opposite.
    truths.set(`${condition.id}`, holds ? condition : node('not', [condition]));
  } else if (x.op !== 'constant' || y.op !== 'constant') {
    compare(x, y, holds ? outcomesOf(op) : opposite(outcomesOf(op)), truths);
  }
}

/** Two comparisons of the same two are one: z ≤ 0 and z ≥ 0 are z = 0. */
function compare(x: Node, y: Node, outcomes: number, truths: Map<string, Node>): void {
  const mirror = `${y.id}:${x.id}`;
  if (x !== y && truths.has(mirror)) compare(y, x, mirrored(outcomes), truths);
  else {
    const key = `${x.id}:${y.id}`;
    const known = truths.get(key);
    const op = comparisonOf(outcomes & (known === undefined ? 7 : outcomesOf(known.op)));
    truths.set(key, node(op, [x, y]));
  }
}
