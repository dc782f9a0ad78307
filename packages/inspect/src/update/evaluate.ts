import { type DType, tensor } from '@bp/tensor';
import { emptyTensor, formulaKernel, makeFormula, type Node, topological } from '@bp/tensor/engine';

/**
 * The values of all nodes of formulas, computed as the library does, each rounded to the type.
 *
 * @param read - the values of the operands, by their numbers
 */
export function evaluate(
  outputs: readonly Node[],
  read: readonly number[],
  dtype: DType = 'float64',
): Map<Node, number> {
  const values = new Map<Node, number>();
  const computed: Node[] = [];
  for (const n of topological(outputs)) {
    if (n.args.length > 0) computed.push(n);
    else values.set(n, n.op === 'input' ? read[n.value] : n.value);
  }
  if (computed.length === 0) return values;
  const results = computed.map(() => emptyTensor([], dtype));
  const inputs = read.map((value) => tensor(value ?? 0, { dtype: 'float64' }));
  formulaKernel(makeFormula(computed), dtype).run(results, inputs, []);
  for (const [i, n] of computed.entries()) values.set(n, results[i].item());
  return values;
}
