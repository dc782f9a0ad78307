import { loopFor, type Node, topological } from '@bp/tensor/engine';

/**
 * The value of a formula in float64, computed by the loops of the library.
 *
 * @param leaf - the values that are known: of all operands; where it knows that of an inner node, that is taken
 */
export function evaluate(formula: Node, leaf: (n: Node) => number | undefined): number {
  return valuesOf(formula, leaf)(formula);
}

/** The values of all nodes of a formula, as {@link evaluate} has them. */
export function valuesOf(
  formula: Node,
  leaf: (n: Node) => number | undefined,
): (n: Node) => number {
  const values = new Map<Node, number>();
  for (const n of topological([formula])) values.set(n, leaf(n) ?? computed(n, values));
  return (n) => values.get(n) as number;
}

function computed({ op, args, value }: Node, values: ReadonlyMap<Node, number>): number {
  if (op === 'constant') return value;
  if (op === 'input' || op === 'scalar') return Number.NaN;
  // The result, then up to three operands.
  const cells = Float64Array.of(0, ...args.map((arg) => values.get(arg) as number), 0, 0);
  loopFor(op, 'float64')(1, cells, 0, cells, 1, 0, cells, 2, 0, cells, 3, 0);
  return cells[0];
}
