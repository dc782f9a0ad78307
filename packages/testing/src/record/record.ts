import { gradients, noGrad, variable } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';
import { type AnyOperation, apply, type Frame, type Operation, sizeOf } from '@bp/tensor/engine';

/** One recorded operation, as a tensor's record shows it. */
export interface RecordNode {
  readonly order: number;
  readonly operation: AnyOperation;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly params: unknown;
  readonly saved: readonly Tensor[];
  readonly frame: Frame | null;
}

/** The operation that a tensor came from; null for a leaf or a constant. */
function nodeOf({ record }: Tensor): RecordNode | null {
  return (record as { readonly node?: RecordNode | null } | null)?.node ?? null;
}

/** Every operation behind a value, in the order in which they happened. */
export function nodesBehind(value: Tensor): RecordNode[] {
  const seen = new Set<RecordNode>();
  const visit = (x: Tensor): void => {
    const node = nodeOf(x);
    if (node === null || seen.has(node)) return;
    seen.add(node);
    node.inputs.forEach(visit);
  };
  visit(value);
  return [...seen].sort((a, b) => a.order - b.order);
}

/** The value again, by nothing but the recorded operations, with other values in the place of one leaf. */
export function replayed(value: Tensor, leaf: Tensor, instead: Tensor): Tensor {
  const values = new Map<unknown, Tensor>([[leaf.record, instead]]);
  const now = (x: Tensor): Tensor => (x.record === null ? x : (values.get(x.record) ?? x));
  return noGrad(() => {
    for (const { operation, inputs, params, output } of nodesBehind(value)) {
      values.set(output.record, apply(operation as Operation<unknown>, inputs.map(now), params));
    }
    return now(value);
  });
}

/**
 * The gradients of a single number as the chain rule has them on paper: along every edge of the record the local derivatives,
 * found one element of the output at a time, multiply what arrives; where paths meet, they add up.
 */
export function gradientsAlongRecord(value: Tensor, leaves: readonly Tensor[]): number[][] {
  const arrived = new Map<unknown, Float64Array>([[value.record, Float64Array.of(1)]]);
  for (const node of nodesBehind(value).reverse()) {
    const adjoint = arrived.get(node.output.record);
    if (adjoint === undefined) continue;
    for (let at = 0; at < adjoint.length; at++) {
      // 0 · ∞ has no say: nothing arrives here.
      if (adjoint[at] === 0) continue;
      for (const [i, row] of localDerivatives(node, at).entries()) {
        const { record, size } = node.inputs[i];
        if (row === null || record === null) continue;
        const sum = arrived.get(record) ?? new Float64Array(size);
        for (let j = 0; j < size; j++) sum[j] += adjoint[at] * row[j];
        arrived.set(record, sum);
      }
    }
  }
  return leaves.map(({ record, size }) => [...(arrived.get(record) ?? new Float64Array(size))]);
}

/** The derivatives of one element of an output by every element of every input; null for an input without any. */
export function localDerivatives(node: RecordNode, at: number): (Float64Array | null)[] {
  const { operation, inputs, output, params, saved } = node;
  const grad = oneHot(output, at);
  const needs = inputs.map(({ dtype }) => dtype.startsWith('float'));
  if (operation.kind === 'formula') return formulaDerivatives(node, grad, needs);
  const rows = noGrad(
    () => operation.vjp?.({ grad, inputs, output, params, saved, needs }) ?? inputs.map(() => null),
  );
  return rows.map((row) => row && Float64Array.from(row.data));
}

function formulaDerivatives(
  { operation, inputs, params }: RecordNode,
  grad: Tensor,
  needs: readonly boolean[],
): (Float64Array | null)[] {
  const operands = inputs.map((x, i) => (needs[i] ? variable(x) : x.detach()));
  const output = apply(operation as Operation<unknown>, operands, params);
  const rows = gradients(
    [output],
    operands.filter((_, i) => needs[i]),
    { upstream: [grad] },
  );
  return needs.map((needed) => (needed ? Float64Array.from((rows.shift() as Tensor).data) : null));
}

function oneHot({ shape, dtype }: Tensor, at: number): Tensor {
  const values = new Float64Array(sizeOf(shape));
  values[at] = 1;
  return tensor(values, { dtype }).reshape(shape);
}
