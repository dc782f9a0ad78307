import { parameter } from '@bp/autograd';
import { Adam } from '@bp/optim';
import { type Tensor, zeros } from '@bp/tensor';
import { areProbabilities, type Learner, type Lesson } from './learner';

/** How a layer is trained as an autoencoder. */
export interface AutoencoderOptions {
  /** The share of the features that are set to 0 before the layer sees them. */
  readonly noise: number;
  /** Whether the way back goes through the transposed weight of the layer. */
  readonly tied: boolean;
}

const LEARNING_RATE = 0.001;

/**
 * Trains a layer so that a second one finds the features x again in what it gives, even where noise has spoilt them:
 * h = a(W x̃ + b), z = V h + c. For features in [0, 1] the loss is the cross-entropy between x and σ(z), else ‖z − x‖².
 *
 * @see Y. Bengio et al., "Greedy Layer-Wise Training of Deep Networks", 2007
 * @see P. Vincent et al., "Extracting and Composing Robust Features with Denoising Autoencoders", 2008: masking noise
 */
export function autoencoder(
  { block, features, lr, rng }: Lesson,
  { noise, tied }: AutoencoderOptions,
): Learner {
  const { linear, rest } = block;
  const { dtype, shape } = linear.weight;
  const [hidden, visible] = shape;
  const bound = 1 / Math.sqrt(hidden);
  const back = tied
    ? null
    : parameter(rng.uniform([visible, hidden], { low: -bound, high: bound, dtype }));
  const shift = parameter(zeros([visible], { dtype }));
  const learned = [linear.weight, linear.bias, back, shift].filter((p) => p?.requiresGrad);
  const optimizer = new Adam(learned as Tensor[], { lr: lr ?? LEARNING_RATE });
  const probabilities = areProbabilities(features);
  return {
    loss: probabilities ? 'crossEntropy' : 'squaredError',
    step(rows) {
      const x = features.indexSelect(0, rows);
      const seen = noise === 0 ? x : x.mul(rng.bernoulli(x.shape, { p: 1 - noise }));
      const code = rest.reduce((y: Tensor, layer) => layer.forward(y), linear.forward(seen));
      const z = code.matmul(back === null ? linear.weight : back.transpose()).add(shift);
      // −x ln σ(z) − (1 − x) ln(1 − σ(z)), without a logarithm of 0
      const losses = probabilities ? z.softplus().sub(z.mul(x)) : z.sub(x).square();
      const loss = losses.sum(-1).mean();
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      for (const layer of rest) layer.zeroGrad();
      return loss;
    },
  };
}
