import { variable } from '@bp/autograd';
import { operationsBehind, type TapeNode } from '@bp/autograd/engine';
import { isTensor, type Tensor } from '@bp/tensor';
import type { FormulaOperation } from '@bp/tensor/engine';

/** The operations that a function of tensors records, in their order; none where it has no derivative or fails. */
export function recordedBy(
  fn: (...inputs: Tensor[]) => unknown,
  inputs: readonly Tensor[],
): readonly TapeNode[] {
  try {
    const xs = inputs.map((x) => (x.dtype.startsWith('float') ? variable(x) : x));
    const outputs = [fn(...xs)]
      .flat()
      .filter(isTensor)
      .filter((y) => y.requiresGrad);
    return operationsBehind({ op: 'reference', outputs });
  } catch {
    return [];
  }
}

/** The one formula that a function is, where it is nothing else. */
export function formulaBehind(
  fn: (...inputs: Tensor[]) => unknown,
  inputs: readonly Tensor[],
): FormulaOperation | null {
  const nodes = recordedBy(fn, inputs).filter(({ operation }) => operation.kind !== 'view');
  const [only, ...others] = nodes;
  return only?.operation.kind === 'formula' && others.length === 0 ? only.operation : null;
}
