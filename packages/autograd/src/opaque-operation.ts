import type { Tensor } from '@bp/tensor';
import {
  apply,
  type Kernel,
  type KernelOperation,
  type Vjp,
  type VjpContext,
} from '@bp/tensor/engine';

/** The chain rule of an operation whose result was computed elsewhere. */
export type OpaqueRule = (
  context: Omit<VjpContext<unknown>, 'params'>,
) => readonly (Tensor | null)[];

/** The result travels as the last input, so that it is part of the flow of data; it is copied to be a value of its own. */
const keepResult: Kernel<unknown> = {
  name: 'keepResult',
  run([out], inputs) {
    out.storage.data.set(inputs[inputs.length - 1].data, out.offset);
  },
};

const vjp: Vjp<OpaqueRule> = ({ grad, inputs, output, params: rule, needs }) => [
  ...rule({ grad, inputs: inputs.slice(0, -1), output, needs: needs.slice(0, -1) }),
  null,
];

/** An operation that the chain rule does not look into. */
export function opaqueOperation(name: string): KernelOperation<OpaqueRule> {
  return {
    kind: 'kernel',
    name,
    infer(inputs) {
      const { shape, dtype } = inputs[inputs.length - 1];
      return { shape, dtype };
    },
    kernel: keepResult,
    vjp,
    // What a rule reads is not known, so it may be everything.
    reads: { inputs: true, output: true },
    foreign: true,
  };
}

/** Records `result` as what the operation made of `inputs`. */
export function applyOpaque(
  operation: KernelOperation<OpaqueRule>,
  inputs: readonly Tensor[],
  result: Tensor,
  rule: OpaqueRule,
): Tensor {
  return apply(operation, [...inputs, result.detach()], rule);
}
