import { loopFor, type Node, topological } from '@bp/tensor/engine';

/**
 * The values of all nodes of formulas, by the loops of the library, each rounded to the type.
 *
 * @param read - the values of the operands, by their numbers
 */
export function evaluate(
  outputs: readonly Node[],
  read: readonly number[],
  dtype: 'float32' | 'float64' = 'float64',
): Map<Node, number> {
  const values = new Map<Node, number>();
  for (const n of topological(outputs)) {
    // The result, then up to three operands.
    const cells = new (dtype === 'float64' ? Float64Array : Float32Array)(4);
    for (const [i, arg] of n.args.entries()) cells[i + 1] = values.get(arg) as number;
    if (n.op === 'input') cells[0] = read[n.value];
    else if (n.op === 'constant' || n.op === 'scalar') cells[0] = n.value;
    else loopFor(n.op, dtype)(1, cells, 0, cells, 1, 0, cells, 2, 0, cells, 3, 0);
    values.set(n, cells[0]);
  }
  return values;
}
