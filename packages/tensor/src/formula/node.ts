import { shared } from '../process/state';
import type { ScalarOp } from './scalar-op';

/**
 * One value in a formula. Nodes are hash-consed: the same operation on the same operands is the same object, so a
 * formula is a graph, never a tree, and repeated differentiation does not explode.
 */
export interface Node {
  readonly id: number;
  readonly op: ScalarOp | 'input' | 'scalar' | 'constant';
  readonly args: readonly Node[];
  /** The number of an input or scalar operand, or the value of a constant. */
  readonly value: number;
}

// Copies of the library differentiate each other's formulas, so they share one table.
const table = /* @__PURE__ */ shared('formula.nodes', () => new Map<string, Node>());

/** The node with these parts, made if it does not exist yet. */
export function node(op: Node['op'], args: readonly Node[], value = 0): Node {
  let key = `${op}:${Object.is(value, -0) ? '-0' : value}`;
  for (let i = 0; i < args.length; i++) key += `,${args[i].id}`;
  let found = table.get(key);
  if (found === undefined) {
    found = { id: table.size, op, args, value };
    table.set(key, found);
  }
  return found;
}

/** The `index`-th tensor operand. */
export function input(index: number): Node {
  return node('input', [], index);
}

/** The `index`-th plain number that is given with the operands. */
export function scalar(index: number): Node {
  return node('scalar', [], index);
}

/** A number that is part of the formula. */
export function constant(value: number): Node {
  return node('constant', [], value);
}

/** Whether the node is this constant; tells 0 and −0 apart. */
export function isConstant({ op, value }: Node, expected: number): boolean {
  return op === 'constant' && Object.is(value, expected);
}
