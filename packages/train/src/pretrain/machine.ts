import { SGD } from '@bp/optim';
import { BpError, type Tensor } from '@bp/tensor';
import { through } from './blocks';
import { areProbabilities, type Learner, type Lesson } from './learner';
import { RBM } from './rbm';

/** How a layer is trained as an RBM. */
export interface MachineOptions {
  /** Steps of Gibbs sampling. */
  readonly k: number;
  /** Whether sampling goes on from call to call. */
  readonly persistent: boolean;
}

const LEARNING_RATE = 0.05;
const MOMENTUM = 0.5;
/** As many chains as an average needs. */
const CHAINS = 100;
/** Probabilities that a visible bias starts from lie within [this, 1 − this]. */
const RARE = 0.01;
/** By how much two ways to compute a sigmoid may differ in float32. */
const ROUNDING = 1e-5;

/**
 * Trains a layer with a sigmoid as the hidden half of an {@link RBM}; the features are its visible units, Gaussian ones unless
 * they lie in [0, 1]. The visible biases start at the log odds of the means, as in section 8.1 of Hinton's guide.
 *
 * @throws BpError `BP_OPTION` where no sigmoid, and nothing else, follows on the layer
 * @see G. Hinton, S. Osindero, Y. Teh, "A Fast Learning Algorithm for Deep Belief Nets", 2006
 */
export function machine(
  op: string,
  { block, features, lr, rng }: Lesson,
  { k, persistent }: MachineOptions,
): Learner {
  const { linear, rest, path } = block;
  const { weight, bias } = linear;
  const [hidden, visible] = weight.shape;
  const visibleUnits = areProbabilities(features) ? 'bernoulli' : 'gaussian';
  const rbm = new RBM(visible, hidden, { visibleUnits, dtype: weight.dtype, rng });
  rbm.weight.assign(weight);
  rbm.hiddenBias.assign(bias ?? 0);
  const means = features.mean(0);
  const odds = means.clamp(RARE, 1 - RARE);
  rbm.visibleBias.assign(visibleUnits === 'gaussian' ? means : odds.div(odds.neg().add(1)).log());
  const few = features.narrow(0, 0, Math.min(CHAINS, features.shape[0]));
  const gap = through([linear, ...rest], few).sub(through([rbm], few));
  if (!(gap.abs().max().item() < ROUNDING)) {
    throw new BpError(
      'BP_OPTION',
      op,
      "method 'rbm' needs a Sigmoid behind the linear layer at {path}, and nothing else; method 'autoencoder' trains others",
      { path },
    );
  }
  const chains = persistent ? few.clone() : null;
  const learned: Tensor[] = [rbm.weight, rbm.visibleBias];
  // Without a bias of the layer, what is learned must do without it.
  if (bias !== null) learned.push(rbm.hiddenBias);
  const optimizer = new SGD(learned, { lr: lr ?? LEARNING_RATE, momentum: MOMENTUM });
  return {
    loss: 'squaredError',
    step(rows) {
      const error = rbm.contrastiveDivergence(features.indexSelect(0, rows), { k, chains });
      optimizer.step();
      rbm.zeroGrad();
      return error;
    },
    write() {
      weight.assign(rbm.weight);
      bias?.assign(rbm.hiddenBias);
    },
  };
}
