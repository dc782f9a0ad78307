import { type Node, topological } from '@bp/tensor/engine';
import type { Context } from './context';
import type { Edge } from './graph/edge';
import type { Scalar } from './graph/scalar';
import { IDENTITY } from './naming/identity-output';
import { printFormula } from './print/formula-text';
import { shownNumber } from './print/number';
import type { Pair } from './print/pair';
import { resolve } from './print/resolve';
import { equation } from './words/text';

/** A factor of the chain rule: the derivative of one number with a name by another. */
export interface Factor {
  /** What is differentiated, by its symbol: `o1`. */
  readonly over: string;
  /** By what: `z3`. */
  readonly by: string;
  readonly value: number;
  /** The operation between the two, such as `sigmoid`. */
  readonly operation: string;
  /** The derivative as a formula, or as a number where it has none. */
  readonly text: string;
  readonly latex: string;
  /** The numbers in the formula, by their symbols. */
  readonly values: Readonly<Record<string, number>>;
  /** The textbook reading it belongs to; null where it stands as it was recorded. */
  readonly reading: string | null;
  /** Why it is this. */
  readonly reason: string;
}

/** A factor with what it was made of. */
export interface FactorStep {
  readonly from: Scalar;
  readonly to: Scalar;
  readonly edge: Edge;
  readonly value: number;
}

/**
 * The derivatives of a path as factors between numbers that have names: a sum has the derivative 1 by each of its terms, so
 * that its part of the way goes without saying.
 */
export function factorsOf(edges: readonly Edge[], context: Context): FactorStep[] {
  const { roles } = context;
  const steps: FactorStep[] = [];
  const isOne = (edge: Edge): boolean =>
    edge.value === 1 && namesIn(edge, context).length === 0 && edge.slope !== null;
  for (const edge of edges) {
    const last = steps.at(-1);
    const between = last && roles.infoOf(last.to).role;
    const passes = between === 'error' || (last !== undefined && !roles.isNamed(last.to));
    if (last !== undefined && passes && (isOne(last.edge) || isOne(edge))) {
      const main = isOne(last.edge) ? edge : last.edge;
      steps[steps.length - 1] = { ...last, to: edge.to, edge: main, value: main.value };
    } else steps.push({ from: edge.from, to: edge.to, edge, value: edge.value });
  }
  return steps;
}

/** The numbers with a name that a derivative is written in. */
function namesIn({ slope, leaves }: Edge, { roles }: Context): Scalar[] {
  const nodes = slope === null ? [] : topological([slope]);
  return nodes.flatMap((n) => leaves.get(n) ?? []).filter((leaf) => roles.isNamed(leaf));
}

/** The derivative ∂a/∂b as it is written. */
export function partial(a: Scalar, b: Scalar, { symbol }: Context): Pair {
  const [x, y] = [symbol(a), symbol(b)];
  return {
    text: `∂${x.text}/∂${y.text}`,
    latex: `\\frac{\\partial ${x.latex}}{\\partial ${y.latex}}`,
  };
}

/** A factor as a formula at its values, without the choices that they have made. */
export interface Written extends Pair {
  /** Its value; that of a weight or an input as it was given. */
  readonly number: Pair;
  /** Which scalars the formula is written in. */
  readonly leaves: readonly Scalar[];
  /** What decided a choice: `z1 > 0`. */
  readonly conditions: readonly Pair[];
}

export function written({ edge }: Pick<FactorStep, 'edge'>, context: Context): Written {
  const { slope, leaves } = edge;
  const { symbol, shown, roles, stepOf } = context;
  if (slope === null) {
    const number = shown(edge.value);
    return { ...number, number, leaves: [], conditions: [] };
  }
  // A constant without a name is a number.
  const leafOf = (n: Node): Pair | undefined => {
    const scalar = leaves.get(n);
    if (scalar === undefined) return undefined;
    return roles.isNamed(scalar) || stepOf(scalar) ? symbol(scalar) : shown(scalar);
  };
  // z1 = 0.3 > 0
  const withValue = (n: Node): Pair | undefined => {
    const scalar = leaves.get(n);
    return scalar && equation(symbol(scalar), shown(scalar));
  };
  const { node, conditions } = resolve(slope, (n) => leaves.get(n)?.value);
  const used = new Set(topological([node, ...conditions]).flatMap((n) => leaves.get(n) ?? []));
  return {
    ...printFormula(node, leafOf),
    number:
      node.op === 'constant'
        ? shownNumber(node.value, 8, true)
        : shown(leaves.get(node) ?? edge.value),
    leaves: [...used],
    conditions: conditions.map((condition) => printFormula(condition, withValue)),
  };
}

/** A factor as it is given away. */
export function factorOf(step: FactorStep, context: Context): Factor {
  const { from, to, edge, value } = step;
  const { text, latex, leaves } = written(step, context);
  const { symbol } = context;
  return {
    over: symbol(from).text,
    by: symbol(to).text,
    value,
    operation: edge.step.operation.name,
    text,
    latex,
    values: Object.fromEntries(leaves.map((leaf) => [symbol(leaf).text, leaf.value])),
    reading: edge.step.reading,
    reason: reasonOf(step, context).text,
  };
}

/** What is said of the derivative of an operation; of others that they are derivatives. */
const WHY: Readonly<Record<string, string>> = {
  halfSse: 'half-squared-error',
  mse: 'squared-error',
  mae: 'absolute-error',
  bce: 'cross-entropy',
  nll: 'nll',
  softmax: 'softmax',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  sum: 'sum',
  mul: 'product',
};

/** Why a factor is what it is, in words. */
export function reasonOf(step: FactorStep, context: Context): Pair {
  const { edge, to, from } = step;
  const { roles, say, symbol, shown } = context;
  const { operation, reading } = edge.step;
  const { name } = operation;
  const { conditions, leaves, ...slope } = written(step, context);
  const other = leaves.map(symbol).find((leaf) => leaf.text !== symbol(to).text);
  const { role } = roles.infoOf(to);
  const why = (key: string): Pair =>
    say(`why-${key}`, {
      slope,
      value: shown(edge.value),
      operation: name,
      condition: conditions[0] ?? slope,
      count: Math.round(1 / edge.value),
      other: other ?? slope,
      p: other ?? symbol(from),
    });
  if (reading === IDENTITY) return why('identity');
  if (conditions.length > 0 && name !== 'nll') return why(edge.value === 0 ? 'dead' : 'branch');
  if (operation.kind === 'composite') return why(operation.foreign ? 'one-factor' : 'rule');
  if (name === 'matmul') return why(role === 'weight' ? 'weight' : 'activation');
  if (role === 'bias') return why('bias');
  if (name === 'mean') return why('mean');
  if (WHY[name] !== undefined) return why(WHY[name]);
  return why(slope.text === '1' ? 'same' : edge.slope === null ? 'number' : 'formula');
}
