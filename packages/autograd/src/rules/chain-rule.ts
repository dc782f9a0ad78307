import { isBpError, type Tensor, zeros } from '@bp/tensor';
import { apply, type FormulaOperation } from '@bp/tensor/engine';
import { type TapeNode, valueFor } from '../tape/tape';
import { formulaRules } from './formula-rule';

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
  const { operation, inputs, output, params, saved, versions } = node;
  if (operation.kind === 'formula') {
    return inputs.map((_, i) => (needs[i] ? formulaVjp(node, operation, grad, i) : null));
  }
  if (operation.kind !== 'view') {
    const { reads } = operation;
    const count = inputs.length;
    for (let i = 0; i < versions.length; i++) {
      if (i < count ? reads.inputs : i > count || reads.output) valueFor(node, i);
    }
  }
  const given = { grad, inputs, output, params, saved, needs };
  // An operation without a rule is never recorded.
  return operation.vjp?.(given) ?? inputs.map(() => null);
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
        rule.operands.map((operand) =>
          operand === 'grad'
            ? grad
            : valueFor(node, operand === 'output' ? inputs.length : operand),
        ),
        params as readonly number[],
      );
  // Where an input was repeated by broadcasting, all its copies count.
  return gradient.sumTo(shape).cast(dtype);
}
