import {
  dispatch,
  emptyTensor,
  type FormulaKernel,
  formulaKernel,
  makeFormula,
  type Node,
  single,
  topological,
} from '@bp/tensor/engine';

/** The scalar operation in a formula that gave the first value that is not finite. */
export interface FailingNode {
  readonly op: Node['op'];
  /** What it was given, all finite. */
  readonly args: readonly number[];
  readonly value: number;
}

/**
 * Computes a formula for one element, scalar operation by scalar operation, with the kernel's own rounding.
 *
 * @param k - which output
 * @param values - one number for each operand
 * @returns the first operation whose result is not finite; null where all are
 */
export function failingNode(
  { formula, dtype }: FormulaKernel,
  k: number,
  values: readonly number[],
  scalars: readonly number[],
): FailingNode | null {
  const nodes = topological([formula.outputs[k]]);
  const outputs = nodes.map(() => emptyTensor([], dtype));
  const inputs = values.map((value) => single(value, dtype));
  dispatch(formulaKernel(makeFormula(nodes), dtype), outputs, inputs, scalars);
  const results = new Map(nodes.map((node, i) => [node, outputs[i].storage.data[0]]));
  for (const node of nodes) {
    const value = results.get(node) as number;
    const args = node.args.map((arg) => results.get(arg) as number);
    if (!Number.isFinite(value)) return { op: node.op, args, value };
  }
  return null;
}
