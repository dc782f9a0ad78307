import { type Node, topological } from '@bp/tensor/engine';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import { printFormula } from '../print/formula-text';
import { joinProduct } from '../print/join';
import type { Pair } from '../print/pair';
import { remembered } from '../print/remembered';
import { resolve } from '../print/resolve';
import { equation } from '../words/text';
import type { Context } from './context';

/** A factor with what it was made of. */
export interface FactorStep {
  readonly from: Scalar;
  /** The numbers on the way that go without saying. */
  readonly through: readonly Scalar[];
  readonly to: Scalar;
  readonly edge: Edge;
  readonly value: number;
}

/**
 * The derivatives of a path as factors between numbers that have names: a sum has the derivative 1 by each of its terms, so
 * that its part of the way goes without saying.
 */
export function factorsOf(edges: readonly Edge[], context: Context): FactorStep[] {
  const steps: FactorStep[] = [];
  for (const edge of edges) {
    const last = steps.at(-1);
    const longer = last && prolonged(last, edge, context);
    if (longer) steps.pop();
    steps.push(longer ?? begun(edge));
  }
  return steps;
}

/** A factor of one derivative. */
export function begun(edge: Edge): FactorStep {
  return { from: edge.from, through: [], to: edge.to, edge, value: edge.value };
}

/** A factor and the derivative after it as one; null where they are two. */
export function prolonged(last: FactorStep, edge: Edge, context: Context): FactorStep | null {
  const { roles } = context;
  // Without numbers that have a name.
  const isOne = ({ value, slope, leaves }: Edge): boolean =>
    value === 1 &&
    slope !== null &&
    topological([slope]).every((n) => !leaves.has(n) || !roles.isNamed(leaves.get(n) as Scalar));
  const passes = roles.infoOf(last.to).role === 'error' || !roles.isNamed(last.to);
  const main = isOne(last.edge) ? edge : isOne(edge) && last.edge;
  return passes && main
    ? { ...begun(main), from: last.from, through: [...last.through, last.to], to: edge.to }
    : null;
}

/** The factors of paths: those on which two ways between the same numbers would be written alike are told step by step. */
export function factorsOfPaths(
  paths: readonly { readonly edges: readonly Edge[] }[],
  context: Context,
): FactorStep[][] {
  const found = paths.map(({ edges }) => factorsOf(edges, context));
  const ways = new Map<Scalar, Map<Scalar, Edge>>();
  const twice = new Set<Scalar>();
  for (const { from, to, edge } of found.flat()) {
    const onward = remembered(ways, from, () => new Map<Scalar, Edge>());
    // Edges are found anew for every path.
    const other = onward.get(to) ?? edge;
    if (other.from !== edge.from || other.step !== edge.step) twice.add(from);
    onward.set(to, edge);
  }
  return found.map((steps, i) =>
    steps.some(({ from }) => twice.has(from)) ? paths[i].edges.map(begun) : steps,
  );
}

/** The derivative ∂a/∂b as it is written. */
export function partial(a: Scalar, b: Scalar, { symbol }: Context): Pair {
  const [x, y] = [symbol(a), symbol(b)];
  return {
    text: `∂${x.text}/∂${y.text}`,
    latex: `\\frac{\\partial ${x.latex}}{\\partial ${y.latex}}`,
  };
}

/** A product of factors in three ways: as derivatives, as formulas and as numbers. */
export function sidesOf(
  steps: readonly FactorStep[],
  context: Context,
): [derivatives: Pair, formulas: Pair, numbers: Pair] {
  const factors = steps.map((step) => written(step, context));
  const derivatives = steps.map(({ from, to }) => partial(from, to, context));
  const numbers = factors.map(({ number }) => number);
  return [
    joinProduct(derivatives, ' · '),
    joinProduct(factors, ' · '),
    joinProduct(numbers, ' × '),
  ];
}

/** A number by its symbol; a constant without a name is just a number. */
export function nameOf(scalar: Scalar, { roles, stepOf, symbol, shown }: Context): Pair {
  return roles.isNamed(scalar) || stepOf(scalar) ? symbol(scalar) : shown(scalar);
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
  const { symbol, shown } = context;
  if (slope === null) {
    const number = shown(edge.value);
    return { ...number, number, leaves: [], conditions: [] };
  }
  // Printing asks for what is written, and not for what that was computed from.
  const used = new Set<Scalar>();
  const leafAt = (n: Node): Scalar | undefined => {
    const scalar = leaves.get(n);
    if (scalar !== undefined) used.add(scalar);
    return scalar;
  };
  const leafOf = (n: Node): Pair | undefined => {
    const scalar = leafAt(n);
    return scalar && nameOf(scalar, context);
  };
  // z1 = 0.3 > 0
  const withValue = (n: Node): Pair | undefined => {
    const scalar = leafAt(n);
    return scalar && equation(symbol(scalar), shown(scalar));
  };
  const { node, conditions } = resolve(slope, (n) => leaves.get(n)?.value);
  return {
    ...printFormula(node, leafOf),
    number:
      node.op === 'constant' ? shown(node.value, true) : shown(leaves.get(node) ?? edge.value),
    conditions: conditions.map((condition) => printFormula(condition, withValue)),
    leaves: [...used],
  };
}
