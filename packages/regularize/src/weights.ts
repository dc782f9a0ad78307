import { isTensor, type Tensor } from '@bp/tensor';

interface Model {
  parameters(): Iterable<Tensor>;
}

/** One tensor, several, such as `model.parameters()`, or the model that has them. */
export type Weights = Tensor | Iterable<Tensor> | Model;

/** The tensors themselves. */
export function tensorsOf(weights: Weights): Iterable<Tensor> {
  if (isTensor(weights)) return [weights];
  const model = weights as Partial<Model> | null;
  return typeof model?.parameters === 'function'
    ? model.parameters()
    : (weights as Iterable<Tensor>);
}
