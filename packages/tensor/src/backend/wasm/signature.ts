import { sameShape } from '../../layout/shape';
import { sameLayout } from '../../layout/strided';
import type { Tensor } from '../../value/tensor';
import type { Operand } from '../../wasm/emission';

/** Of an output that shares no storage with an input. */
const APART = -1;

/** Of an output that shares storage with an input, but not its place. */
export const OVERLAPPING = -2;

/** What the code of a kernel depends on, as found in one call. */
export interface Signature {
  readonly variant: string | number;
  readonly outputs: readonly Operand[];
  readonly inputs: readonly Operand[];
  /** For each output the input in whose place it lies, `APART` or `OVERLAPPING`. */
  readonly aliases: readonly number[];
}

/** A number that calls with the same code have in common. */
export function hashOf(outputs: readonly Tensor[], inputs: readonly Tensor[]): number {
  let hash = inputs.length;
  for (let i = 0; i < outputs.length; i++) hash = (Math.imul(hash, 31) + outputs[i].size) | 0;
  for (let i = 0; i < inputs.length; i++) hash = (Math.imul(hash, 31) + inputs[i].size) | 0;
  return hash;
}

/** The signature of a call. */
export function signatureOf(
  variant: string | number,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
): Signature {
  return {
    variant,
    outputs: outputs.map(describe),
    inputs: inputs.map(describe),
    aliases: outputs.map((output) => aliasOf(output, inputs)),
  };
}

/** A tensor without its numbers, which must not be kept alive. */
function describe({ dtype, shape, strides, size, isContiguous }: Tensor): Operand {
  return { dtype, shape: shape.slice(), strides: strides.slice(), size, isContiguous };
}

/** Whether a call has this signature. */
export function fits(
  signature: Signature,
  variant: string | number,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
): boolean {
  if (signature.variant !== variant) return false;
  if (!fitOperands(signature.inputs, inputs) || !fitOperands(signature.outputs, outputs)) {
    return false;
  }
  for (let i = 0; i < outputs.length; i++) {
    if (signature.aliases[i] !== aliasOf(outputs[i], inputs)) return false;
  }
  return true;
}

function fitOperands(known: readonly Operand[], tensors: readonly Tensor[]): boolean {
  if (known.length !== tensors.length) return false;
  for (let i = 0; i < tensors.length; i++) {
    const { dtype, shape, strides } = tensors[i];
    const operand = known[i];
    if (operand.dtype !== dtype) return false;
    if (!sameShape(operand.shape, shape) || !sameShape(operand.strides, strides)) return false;
  }
  return true;
}

/** The input that lies in exactly the place of an output, or how the output lies to the inputs. */
function aliasOf(output: Tensor, inputs: readonly Tensor[]): number {
  let found = APART;
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (input.storage !== output.storage) continue;
    if (sameLayout(input, output)) {
      if (found === APART) found = i;
    } else found = OVERLAPPING;
  }
  return found;
}
