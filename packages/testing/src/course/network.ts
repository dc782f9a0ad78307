import { parameter } from '@bp/autograd';
import { bce, halfSse } from '@bp/losses';
import { type Tensor, tensor } from '@bp/tensor';
import figures from './worked-example.json';

export { figures };
export const VARIANTS = ['sigmoid+halfSSE', 'sigmoid+BCE', 'identity+halfSSE'] as const;
export type Variant = (typeof VARIANTS)[number];
export type Float = 'float32' | 'float64';

/** Everything the worked example computes on its way to the error. */
export interface Forward {
  /** [2] z1, z2 */
  readonly hiddenSums: Tensor;
  /** [2] h1, h2 */
  readonly hidden: Tensor;
  /** [2] z3, z4 */
  readonly outputSums: Tensor;
  /** [2] o1, o2 */
  readonly outputs: Tensor;
  /** [2] the errors of o1 and of o2 */
  readonly errors: Tensor;
  readonly error: Tensor;
}

/** The 2-2-2 network without biases: z1 = w1·x1 + w2·x2, …, z4 = w7·h1 + w8·h2. */
export class Network {
  /** [2, 2] w1 … w4, [2, 2] w5 … w8 */
  readonly weights: readonly [Tensor, Tensor];

  constructor(
    readonly variant: Variant,
    readonly dtype: Float,
  ) {
    const { w } = figures.inputs;
    this.weights = [
      parameter([w.slice(0, 2), w.slice(2, 4)], { dtype }),
      parameter([w.slice(4, 6), w.slice(6, 8)], { dtype }),
    ];
  }

  forward(): Forward {
    const { variant, dtype } = this;
    const [hiddenWeights, outputWeights] = this.weights;
    const x = tensor(figures.inputs.x, { dtype });
    const targets = tensor(figures.inputs.t, { dtype });
    const hiddenSums = hiddenWeights.matmul(x);
    const hidden = hiddenSums.sigmoid();
    const outputSums = outputWeights.matmul(hidden);
    const outputs = variant === 'identity+halfSSE' ? outputSums : outputSums.sigmoid();
    const loss = variant === 'sigmoid+BCE' ? bce : halfSse;
    return {
      hiddenSums,
      hidden,
      outputSums,
      outputs,
      errors: loss(outputs, targets, { reduction: 'none' }),
      error: loss(outputs, targets, { reduction: 'sum' }),
    };
  }

  /** w1 … w8 */
  flatWeights(): number[] {
    return this.weights.flatMap((weight) => [...weight.data]);
  }

  /** ∂E/∂w1 … ∂E/∂w8 */
  flatGradients(): number[] {
    return this.weights.flatMap((weight) => {
      if (weight.grad === null) throw new Error('a weight has no gradient');
      return [...weight.grad.data];
    });
  }
}
