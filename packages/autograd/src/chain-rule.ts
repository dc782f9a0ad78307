import { isBpError, type Tensor, zeros } from '@bp/tensor';
import { apply, type FormulaOperation, type Reads } from '@bp/tensor/engine';
import { formulaRules, type RuleOperand } from './formula-rule';
import { checkOperand, checkOutput, checkSaved, type TapeNode } from './tape';

/**
 * The chain rule of one recorded operation.
 *
 * @param grad - the gradient of the loss with respect to its output
 * @param needs - which inputs want a gradient
 * @returns the gradient with respect to each input, null where none is needed or none exists
 * @throws BpError `BP_GRAD` when a value it needs was overwritten; it names the layer of the operation
 */
export function chainRule(
  node: TapeNode,
  grad: Tensor,
  needs: readonly boolean[],
): readonly (Tensor | null)[] {
  try {
    return ruleOf(node, grad, needs);
  } catch (error) {
    throw isBpError(error) ? error.at(node.frame?.path ?? '') : error;
  }
}

function ruleOf(
  node: TapeNode,
  grad: Tensor,
  needs: readonly boolean[],
): readonly (Tensor | null)[] {
  const { operation, inputs, output, params, saved } = node;
  if (operation.kind === 'formula') {
    return inputs.map((_, i) => (needs[i] ? formulaVjp(node, operation, grad, i) : null));
  }
  if (operation.kind !== 'view') {
    checkReads(node, operation.reads);
    checkSaved(node);
  }
  const given = { grad, inputs, output, params, saved, needs };
  // An operation without a rule is never recorded.
  return operation.vjp?.(given) ?? inputs.map(() => null);
}

function checkReads(node: TapeNode, reads: Reads): void {
  if (reads.inputs) for (let i = 0; i < node.inputs.length; i++) checkOperand(node, i);
  if (reads.output) checkOutput(node);
}

function formulaVjp(node: TapeNode, operation: FormulaOperation, grad: Tensor, i: number): Tensor {
  const { inputs, params } = node;
  const rule = formulaRules(operation)[i];
  const { shape, dtype } = inputs[i];
  if (rule === null) return zeros(shape, { dtype });
  const gradient = rule.passes
    ? grad
    : apply(
        rule.operation,
        rule.operands.map((operand) => valueOf(node, operand, grad)),
        params as readonly number[],
      );
  // Where an input was repeated by broadcasting, all its copies count.
  return gradient.sumTo(shape).cast(dtype);
}

function valueOf(node: TapeNode, operand: RuleOperand, grad: Tensor): Tensor {
  if (operand === 'grad') return grad;
  if (operand === 'output') {
    checkOutput(node);
    return node.output;
  }
  checkOperand(node, operand);
  return node.inputs[operand];
}
