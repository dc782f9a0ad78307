import {
  type Formula,
  input,
  makeFormula,
  type Node,
  substitute,
  topological,
} from '@bp/tensor/engine';

/** The operands or results of a formula by their names. */
export type Nodes = Readonly<Record<string, Node>>;

/** A formula whose operands and results are known by name; operands it does not use are left out. */
export interface NamedFormula {
  readonly formula: Formula;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * A formula of named operands.
 *
 * @param names - the operands there are
 * @param build - the results, by name, from the operands
 */
export function namedFormula(
  names: readonly string[],
  build: (operands: Nodes) => Nodes,
): NamedFormula {
  const results = build(Object.fromEntries(names.map((name, i) => [name, input(i)])));
  const outputs = Object.keys(results);
  const nodes = outputs.map((name) => results[name]);
  const used = topological(nodes).filter(({ op }) => op === 'input');
  const renumbered = substitute(nodes, (n) => (n.op === 'input' ? input(used.indexOf(n)) : null));
  return {
    formula: makeFormula(renumbered),
    inputs: used.map(({ value }) => names[value]),
    outputs,
  };
}
