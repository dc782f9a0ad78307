import { isTensor, type Tensor } from '@bp/tensor';
import { readIterable } from '@bp/tensor/engine';

interface Model {
  parameters(): Iterable<Tensor>;
}

/** One tensor, several, such as `model.parameters()`, or the model that has them. */
export type Weights = Tensor | Iterable<Tensor> | Model;

/** The tensors themselves. */
export function tensorsOf(weights: Weights): Iterable<Tensor> {
  if (isTensor(weights)) return [weights];
  // First: a Sequential is also a list, of its layers.
  if (hasParameters(weights)) return weights.parameters();
  // What is no list is refused as one thing that is no tensor.
  return (readIterable(weights) as Tensor[] | null) ?? [weights as never];
}

function hasParameters(weights: unknown): weights is Model {
  try {
    return typeof (weights as Partial<Model> | null)?.parameters === 'function';
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}
