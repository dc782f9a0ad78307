import * as losses from '@bp/losses';
import { Rng, type Tensor } from '@bp/tensor';
import type { Trial } from './trial';

/** Of as many tensors as there are inputs. */
type Loss = (...inputs: never[]) => Tensor;

const ROWS = 17;
const CLASSES = 11;

/** Every loss in its ways, by the name of the export. */
export function lossTrials(
  dtype: 'float32' | 'float64',
): Readonly<Record<string, readonly Trial[]>> {
  const rng = new Rng(3);
  const shape = [ROWS, CLASSES];
  const [x, y, z] = [1, 2, 3].map(() => rng.normal(shape, { dtype }));
  const [p, q] = [1, 2].map(() => rng.uniform(shape, { low: 0.01, high: 0.99, dtype }));
  const weight = rng.uniform([CLASSES], { low: 0.5, high: 2, dtype });
  const classes = rng.integers([ROWS], { high: CLASSES });
  const truths = rng.bernoulli(shape).cast(dtype);
  const signs = truths.mul(2).sub(1);
  const rowSigns = signs.narrow(1, 0, 1).squeeze(1);
  const labelled = rng.integers([ROWS, CLASSES], { low: 0, high: CLASSES });

  const trials = (inputs: readonly Tensor[], ...ways: readonly Loss[]): Trial[] =>
    ways.map((fn, i) => ({
      name: `way ${i + 1}`,
      make: () => fn as ReturnType<Trial['make']>,
      inputs,
    }));

  return {
    mse: trials([x, y], losses.mse, (a, b) => losses.mse(a, b, { reduction: 'none' })),
    halfSse: trials([x, y], losses.halfSse),
    mae: trials([x, y], losses.mae),
    smoothL1: trials([x, y], losses.smoothL1, (a, b) => losses.smoothL1(a, b, { beta: 0.3 })),
    huber: trials([x, y], losses.huber, (a, b) => losses.huber(a, b, { delta: 0.3 })),
    crossEntropy: [
      ...trials(
        [x, classes],
        losses.crossEntropy,
        (a, c) => losses.crossEntropy(a, c, { reduction: 'none' }),
        (a, c) => losses.crossEntropy(a, c, { ignoreIndex: 3 }),
        (a, c) => losses.crossEntropy(a, c, { weight, labelSmoothing: 0.2 }),
      ),
      ...trials([x, p], (a, t) => losses.crossEntropy(a, t, { weight, labelSmoothing: 0.1 })),
    ],
    nll: trials([x, classes], losses.nll, (a, c) => losses.nll(a, c, { weight })),
    bce: trials([p, q], losses.bce, (a, b) => losses.bce(a, b, { weight })),
    bceWithLogits: trials([x, q], losses.bceWithLogits, (a, b) =>
      losses.bceWithLogits(a, b, { weight, posWeight: weight }),
    ),
    poissonNll: trials(
      [p, q],
      losses.poissonNll,
      (a, b) => losses.poissonNll(a, b, { full: true }),
      (a, b) => losses.poissonNll(a, b, { logInput: false }),
    ),
    gaussianNll: trials([x, y, p], losses.gaussianNll, (a, b, v) =>
      losses.gaussianNll(a, b, v, { full: true }),
    ),
    klDiv: trials(
      [x, q],
      (a, b) => losses.klDiv(a, b, { reduction: 'batchmean' }),
      (a, b) => losses.klDiv(a, b, { logTarget: true }),
    ),
    marginRanking: trials([x, y, signs], (a, b, s) =>
      losses.marginRanking(a, b, s, { margin: 0.2 }),
    ),
    hingeEmbedding: trials([x, signs], (a, s) => losses.hingeEmbedding(a, s, { margin: 0.6 })),
    hinge: trials([x, signs], losses.hinge, (a, s) => losses.hinge(a, s, { squared: true })),
    softMargin: trials([x, signs], losses.softMargin),
    multiLabelSoftMargin: trials([x, truths], losses.multiLabelSoftMargin, (a, t) =>
      losses.multiLabelSoftMargin(a, t, { weight }),
    ),
    cosineEmbedding: trials([x, y, rowSigns], (a, b, s) =>
      losses.cosineEmbedding(a, b, s, { margin: -0.5 }),
    ),
    multiMargin: trials([x, classes], losses.multiMargin, (a, c) =>
      losses.multiMargin(a, c, { p: 2, margin: 0.7, weight }),
    ),
    multiLabelMargin: trials([x, labelled], losses.multiLabelMargin),
    tripletMargin: trials(
      [x, y, z],
      losses.tripletMargin,
      (a, b, c) => losses.tripletMargin(a, b, c, { margin: 2, swap: true, p: 1 }),
      (a, b, c) => losses.tripletMargin(a, b, c, { margin: 2, p: 3 }),
    ),
  };
}
