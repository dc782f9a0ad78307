import type { DType } from '../layout/dtype';
import { type Node, node } from './node';
import type { ScalarOp } from './scalar-op';

/** One or more values as a function of tensor operands and plain numbers, element by element. */
export interface Formula {
  /** Most have one; an optimizer's update has the parameter and its state. */
  readonly outputs: readonly Node[];
  /** How many tensor operands there are. */
  readonly inputs: number;
  /** The tensor operands that are truth values to choose by, and so have no say in the type of the result. */
  readonly masks: readonly number[];
  /** Whether it maps truth values to truth values. */
  readonly logical: boolean;
  /**
   * The derivative by each operand where the formula states its own, since the one that follows from the written form would
   * lose digits or overflow: `input(inputs)` is the gradient of the output. Null where it follows from the form.
   */
  readonly adjoints: readonly (Node | null)[] | null;
  /** The kernels made for it so far, by the type they compute in. */
  readonly kernels: { [K in DType]?: object };
}

const LOGICAL: ReadonlySet<string> = /* @__PURE__ */ new Set<ScalarOp | 'input'>([
  'and',
  'or',
  'not',
  'select',
  'max',
  'min',
  'input',
]);

/**
 * A formula from its output nodes.
 *
 * @param adjoints - the derivative by each operand, `input(n)` being the gradient of the output of n operands; by default it
 *   follows from the outputs
 * @example
 * const squaredDistance = makeFormula([f.mul(f.sub(input(0), input(1)), f.sub(input(0), input(1)))]);
 */
export function makeFormula(
  outputs: readonly Node[],
  adjoints: readonly (Node | null)[] | null = null,
): Formula {
  const nodes = topological(outputs);
  const used = nodes.filter((n) => n.op === 'input');
  const asNumber = new Set<Node>();
  for (const n of nodes) {
    for (let i = n.op === 'select' ? 1 : 0; i < n.args.length; i++) asNumber.add(n.args[i]);
  }
  for (const n of outputs) asNumber.add(n);
  return {
    outputs,
    inputs: used.reduce((count, n) => Math.max(count, n.value + 1), 0),
    masks: used.filter((n) => !asNumber.has(n)).map((n) => n.value),
    logical: nodes.every((n) => LOGICAL.has(n.op)),
    adjoints,
    kernels: {},
  };
}

/** Every node the outputs need, each after its operands. */
export function topological(outputs: readonly Node[]): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  // An explicit stack: derivatives of derivatives can be deeper than the call stack.
  const stack: { readonly node: Node; next: number }[] = [];
  for (const output of outputs) {
    if (seen.has(output)) continue;
    seen.add(output);
    stack.push({ node: output, next: 0 });
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const child = top.node.args[top.next++];
      if (child === undefined) {
        order.push(top.node);
        stack.pop();
      } else if (!seen.has(child)) {
        seen.add(child);
        stack.push({ node: child, next: 0 });
      }
    }
  }
  return order;
}

/** The same nodes with some replaced; what does not depend on a replaced node stays the very same object. */
export function substitute(outputs: readonly Node[], replace: (n: Node) => Node | null): Node[] {
  const made = new Map<Node, Node>();
  for (const n of topological(outputs)) {
    const replaced = replace(n);
    if (replaced !== null) made.set(n, replaced);
    else if (n.args.length === 0) made.set(n, n);
    else
      made.set(
        n,
        node(
          n.op,
          n.args.map((arg) => made.get(arg) as Node),
          n.value,
        ),
      );
  }
  return outputs.map((n) => made.get(n) as Node);
}
