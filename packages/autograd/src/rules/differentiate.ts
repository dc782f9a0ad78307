import { type Formula, f, input, type Node, topological } from '@bp/tensor/engine';
import { DERIVATIVES } from './derivatives';

/**
 * The derivative of a formula, symbolically, by the chain rule from the output back to the operands.
 *
 * A choice between two values is differentiated as the choice between their derivatives: what is not chosen has no part in
 * the result, also where it is infinite.
 *
 * @param formula - a formula of one output
 * @returns one node per tensor operand, in which `input(n)` is the adjoint of the output, n being the number of operands;
 *   null where the derivative is 0 everywhere. The nodes contain the output itself where that is the stable form.
 * @see L. Rall, "Automatic Differentiation: Techniques and Applications", 1981
 */
export function differentiate({ outputs: [output], inputs }: Formula): readonly (Node | null)[] {
  const adjoints = passBack(output, input(inputs));
  return Array.from({ length: inputs }, (_, i) => adjoints.get(input(i)) ?? null);
}

/** The adjoints of all nodes below `output`, complete for the operands. */
function passBack(output: Node, seed: Node): Map<Node, Node> {
  const adjoints = new Map([[output, seed]]);
  // What reaches a value along several paths adds up.
  const add = (node: Node, part: Node): void => {
    const sum = adjoints.get(node);
    adjoints.set(node, sum === undefined ? part : f.add(sum, part));
  };
  for (const node of topological([output]).reverse()) {
    const adjoint = adjoints.get(node);
    const { op, args } = node;
    if (adjoint === undefined || isLeaf(op)) continue;
    if (op === 'select') {
      const [yes, no] = [args[1], args[2]].map((side) => passBack(side, adjoint));
      for (const leaf of topological([node])) {
        const [a, b] = [yes.get(leaf), no.get(leaf)];
        if (leaf.op === 'input' && (a !== undefined || b !== undefined))
          add(leaf, f.select(args[0], a ?? 0, b ?? 0));
      }
    } else {
      const passed = DERIVATIVES[op](node, adjoint);
      args.forEach((operand, i) => {
        const part = passed[i];
        if (part !== null) add(operand, part);
      });
    }
  }
  return adjoints;
}

function isLeaf(op: Node['op']): op is 'input' | 'scalar' | 'constant' {
  return op === 'input' || op === 'scalar' || op === 'constant';
}
