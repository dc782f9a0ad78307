import { type FormulaOperation, f, formulaOperation, type Node } from '@bp/tensor/engine';

const NAMES = ['x', 't', 'u', 'v', 'w', 'z'];

/**
 * An elementwise loss from its formula; its gradient follows from that.
 *
 * @param loss - the formula of as many operands as the function has parameters
 */
export function elementwise(name: string, loss: (...operands: Node[]) => Node): FormulaOperation {
  return formulaOperation(name, loss, { operands: NAMES.slice(0, loss.length) });
}

/** The hinge max(0, z); at z = 0 the gradient passes, as through PyTorch's clamp. */
export function hinge(z: Node): Node {
  return f.select(f.lt(z, 0), 0, z);
}
