import { BpError, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import {
  apply,
  asTensor,
  type CompositeOperation,
  isCallable,
  isList,
  isRecord,
  sameShape,
} from '@bp/tensor/engine';
import { withoutRecording } from '../tape/tape';

/** What the derivative of a custom operation may look at. */
export interface CustomOpContext {
  /** The gradient of the loss with respect to the output, in its shape. */
  readonly grad: Tensor;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  /** Which inputs want a gradient; computing the others is wasted work. */
  readonly needs: readonly boolean[];
}

/** An operation of one's own. */
export interface CustomOpDefinition {
  /** What messages call it. */
  readonly name: string;
  /** The value; what happens inside is not recorded. */
  forward(...inputs: Tensor[]): Tensor;
  /**
   * The vector-Jacobian product: one gradient per input, in its shape, or null for an input without one. Written in
   * tensor operations on what the context holds, it can itself be differentiated.
   */
  backward(context: CustomOpContext): readonly (Tensor | null)[];
}

/**
 * An operation with a derivative of its own: where the recorded one would be unstable, wasteful or deliberately another.
 *
 * @param definition.name - what messages call it
 * @param definition.forward - computes the value from the inputs
 * @param definition.backward - turns the gradient of the output into one gradient per input
 * @returns the operation as a function of tensors
 * @throws BpError `BP_OPTION` when the definition is incomplete or `forward` returns no tensor; while differentiating,
 *   `BP_GRAD` or `BP_SHAPE` when `backward` does not return one gradient per input in its shape
 * @example
 * const clipGradient = customOp({
 *   name: 'clipGradient',
 *   forward: (x) => x,
 *   backward: ({ grad }) => [grad.clamp(-1, 1)],
 * });
 * const x = variable(2);
 * clipGradient(x).mul(10).backward();
 * x.grad?.item(); // 1
 */
export function customOp(definition: CustomOpDefinition): (...inputs: TensorLike[]) => Tensor {
  const { name } = readDefinition(definition);
  const operation: CompositeOperation<null> = {
    kind: 'composite',
    name,
    run: (inputs) => ({ output: withoutRecording(() => forwards(definition, inputs)), saved: [] }),
    vjp: (context) => readGradients(name, context, definition.backward(context)),
    // What the definition reads is not known, so it may be everything.
    reads: { inputs: true, output: true },
    foreign: true,
  };
  return (...inputs) =>
    apply(
      operation,
      inputs.map((x) => asTensor(name, x)),
      null,
    );
}

/** What `forward` makes of the inputs, as a value of its own: it may be an input, or a constant of the caller's. */
function forwards(definition: CustomOpDefinition, inputs: readonly Tensor[]): Tensor {
  const value: unknown = definition.forward(...inputs.map((x) => x.detach()));
  if (isTensor(value)) return value.clone();
  throw new BpError('BP_OPTION', definition.name, 'forward must return a tensor, got {got}', {
    got: typeof value,
  });
}

function readDefinition(definition: CustomOpDefinition): CustomOpDefinition {
  const { name, forward, backward } = isRecord(definition) ? definition : ({} as never);
  if (typeof name !== 'string' || name === '') {
    throw new BpError(
      'BP_OPTION',
      'customOp',
      'name must be a text that messages can use, got {name}',
      { name: name === '' ? "''" : typeof name },
    );
  }
  for (const [part, given] of Object.entries({ forward, backward })) {
    if (!isCallable(given)) {
      throw new BpError('BP_OPTION', 'customOp', '{part} of {name} must be a function, got {got}', {
        part,
        name,
        got: typeof given === 'function' ? 'a class' : typeof given,
      });
    }
  }
  return definition;
}

function readGradients(
  name: string,
  { grad, inputs }: CustomOpContext,
  gradients: readonly (Tensor | null)[],
): readonly (Tensor | null)[] {
  if (!isList(gradients) || gradients.length !== inputs.length) {
    throw new BpError(
      'BP_GRAD',
      name,
      'backward must return a list with one gradient or null for each of the {expected} inputs, got {got}',
      { expected: inputs.length, got: isList(gradients) ? gradients.length : typeof gradients },
    );
  }
  return inputs.map(({ shape, dtype }, i) => {
    const gradient: unknown = gradients[i];
    if (gradient === null) return null;
    if (!isTensor(gradient)) {
      throw new BpError(
        'BP_GRAD',
        name,
        'the gradient of input {i} must be a tensor or null, got {got}',
        { i, got: typeof gradient },
      );
    }
    if (!sameShape(gradient.shape, shape)) {
      throw new BpError(
        'BP_SHAPE',
        name,
        'the gradient of input {i} must have its shape {shape}, got {got}; sum over repeated axes with sumTo?',
        { i, shape, got: gradient.shape },
      );
    }
    const fitting = gradient.cast(dtype);
    // It may be an input, the output or a constant of the caller's: a copy follows none of them, nor carries its record.
    return fitting === gradient && fitting.storage !== grad.storage ? fitting.clone() : fitting;
  });
}
