import { type FormulaOperation, f, input, makeFormula, type Node } from '@bp/tensor/engine';

/**
 * An elementwise loss from its formula; its gradient follows from that.
 *
 * @param loss - the formula of as many operands as the function has parameters
 */
export function elementwise(name: string, loss: (...operands: Node[]) => Node): FormulaOperation {
  const operands = Array.from({ length: loss.length }, (_, i) => input(i));
  return { kind: 'formula', name, formula: makeFormula([loss(...operands)]), result: 'float' };
}

/** The hinge max(0, z); at z = 0 the gradient passes, as through PyTorch's clamp. */
export function hinge(z: Node): Node {
  return f.select(f.lt(z, 0), 0, z);
}
