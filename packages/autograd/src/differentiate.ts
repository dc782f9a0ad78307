import { type Formula, f, input, type Node, topological } from '@bp/tensor/engine';
import { DERIVATIVES } from './derivatives';

/**
 * The derivative of a formula, symbolically, by the chain rule from the output back to the operands.
 *
 * @param formula - a formula of one output
 * @returns one node per tensor operand, in which `input(n)` is the adjoint of the output, n being the number of operands;
 *   null where the derivative is 0 everywhere. The nodes contain the output itself where that is the stable form.
 * @see L. Rall, "Automatic Differentiation: Techniques and Applications", 1981
 */
export function differentiate({ outputs: [output], inputs }: Formula): readonly (Node | null)[] {
  const adjoints = new Map<Node, Node>([[output, input(inputs)]]);
  for (const node of topological([output]).reverse()) {
    const adjoint = adjoints.get(node);
    if (adjoint === undefined || isLeaf(node.op)) continue;
    const passed = DERIVATIVES[node.op](node, adjoint);
    node.args.forEach((operand, i) => {
      const part = passed[i];
      if (part === null) return;
      const sum = adjoints.get(operand);
      // What reaches a value along several paths adds up.
      adjoints.set(operand, sum === undefined ? part : f.add(sum, part));
    });
  }
  return Array.from({ length: inputs }, (_, i) => adjoints.get(input(i)) ?? null);
}

function isLeaf(op: Node['op']): op is 'input' | 'scalar' | 'constant' {
  return op === 'input' || op === 'scalar' || op === 'constant';
}
