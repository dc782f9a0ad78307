import { BpError, oneHot, Rng, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, isFloat, isPlainObject, readOptions, wholeNumber } from '@bp/tensor/engine';
import type { XY } from '../split/xy';

/** Options of {@link mixup}. */
export interface MixupOptions {
  /** How much is mixed: α of the Beta distribution that λ is drawn from, in (0, 8]; 0.2 by default. */
  alpha?: number | undefined;
  /** How many classes there are; needed where y holds their numbers. */
  classes?: number | undefined;
  /** Seed of the run; 0 where nothing is said. */
  seed?: number | string | undefined;
  /** Which pass over the data this is, from 0. */
  epoch?: number | undefined;
  /** The number of the batch in the pass, from 0. */
  batch?: number | undefined;
}

const DEFAULTS = {
  alpha: 0.2,
  classes: undefined as number | undefined,
  seed: 0 as number | string,
  epoch: 0,
  batch: 0,
};

const ALPHA = { holds: (x: number) => x > 0 && x <= 8, text: '(0, 8]' };

/**
 * A batch whose examples are mixed with others of it: λ x + (1 − λ) x′, and the same of y, with λ from Beta(α, α) and x′ the
 * batch in random order. A function of seed, epoch and batch.
 *
 * @param data - x [n, …] real numbers; y [n] classes, which become shares [n, classes], or [n, …] real values or shares
 * @returns x and y, mixed, as `crossEntropy` and the losses of values take them
 * @throws BpError `BP_OPTION` for options that cannot be, or classes without their number; `BP_SHAPE` for other than n targets
 * @example
 * const { x, y } = mixup({ x: [[1], [3]], y: [0, 1] }, { classes: 2, seed: 7 });
 * [x.shape, y.shape]; // [[2, 1], [2, 2]]
 * y.sum(1).toArray(); // [1, 1]
 * @see H. Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2018
 */
export function mixup(data: { x: TensorLike; y: TensorLike }, options?: MixupOptions): XY {
  const rules = { alpha: ALPHA, seed: null, epoch: null, batch: null };
  const { alpha, classes, seed, epoch, batch } = readOptions('mixup', options, DEFAULTS, rules);
  wholeNumber('mixup', 'epoch', epoch, 0);
  wholeNumber('mixup', 'batch', batch, 0);
  if (!isPlainObject(data)) {
    throw new BpError('BP_OPTION', 'mixup', 'expected a batch { x, y }, got {data}', { data });
  }
  const x = real(asTensor('mixup', data.x));
  const y = shares(asTensor('mixup', data.y, 'int32'), classes);
  const [n] = x.shape;
  if (n === undefined || y.shape[0] !== n) {
    throw new BpError('BP_SHAPE', 'mixup', 'x and y need as many rows, got {x} and {y}', {
      x: x.shape,
      y: y.shape,
    });
  }
  const rng = new Rng(seed, `mixup/epoch/${epoch}/batch/${batch}`);
  const order = rng.permutation(n);
  const share = beta(rng, alpha);
  const mixed = (of: Tensor): Tensor => of.mul(share).add(of.indexSelect(0, order).mul(1 - share));
  return { x: mixed(x), y: mixed(y) };
}

function real(x: Tensor): Tensor {
  return isFloat(x.dtype) ? x : x.cast('float32');
}

/** Shares of the classes of each example; of values, themselves. */
function shares(y: Tensor, classes: number | undefined): Tensor {
  if (isFloat(y.dtype) && (classes === undefined || y.rank > 1)) return y;
  if (classes === undefined) {
    throw new BpError(
      'BP_OPTION',
      'mixup',
      'y holds classes, which are mixed as shares; say how many there are, as in mixup(data, { classes: 10 })',
    );
  }
  return oneHot(y, wholeNumber('mixup', 'classes', classes, 1)).cast('float32');
}

/** How many pairs are tried at once. */
const TRIES = 32;

/**
 * A number from Beta(α, α): x/(x + y) of the first x = u^(1/α), y = v^(1/α) whose sum is at most 1.
 *
 * @see M. D. Jöhnk, "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen", Metrika 8 (1964)
 */
function beta(rng: Rng, alpha: number): number {
  for (;;) {
    // 1 − u lies in (0, 1], so that no logarithm is infinite
    const draws = rng.uniform([2, TRIES], { dtype: 'float64' });
    const logs = draws.neg().add(1).log().div(alpha);
    const [u, v] = [logs.at(0), logs.at(1)];
    const accepted = u.exp().add(v.exp()).data;
    // x/(x + y) as a sigmoid: small powers are 0
    const ratios = u.sub(v).sigmoid().data;
    for (let k = 0; k < TRIES; k++) if (accepted[k] <= 1) return ratios[k];
  }
}
