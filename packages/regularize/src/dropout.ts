import { Module } from '@bp/module';
import {
  defaultRng,
  isTensor,
  type Rng,
  randomSource,
  type Tensor,
  type TensorLike,
} from '@bp/tensor';
import {
  apply,
  f,
  formulaOperation,
  type NumberOrTensor,
  numberOrTensor,
  readArguments,
  readOptions,
  UP_TO_ONE,
} from '@bp/tensor/engine';
import { asReal, streamHere } from './noise-source';

/** Options of {@link dropout}. */
export interface DropoutOptions {
  /** The probability of dropping an element, 0.5 by default; a compiled step follows a tensor of one number. */
  p?: NumberOrTensor | undefined;
  /** Whether anything is dropped at all; true by default. */
  training?: boolean | undefined;
  /** Where the mask is drawn from; the default is a stream of its own for the module in which this is called. */
  rng?: Rng | null | undefined;
}

const DEFAULTS = { p: 0.5 as NumberOrTensor, training: true, rng: null as Rng | null };

/** Chosen, not multiplied: 0 · ∞ would be NaN, and a dropped element shall leave no trace. */
const dropoutOperation = /* @__PURE__ */ formulaOperation(
  'dropout',
  (x, kept, scale) => f.select(kept, f.mul(x, scale), 0),
  { operands: ['x', 'kept'], scalars: ['scale'] },
);

/**
 * Dropout: every element becomes 0 with probability p, and x / (1 − p) else, so that the expected value stays x.
 *
 * The gradient passes through the same mask. Without training x is returned as it is. Whole numbers and truth
 * values become float32 in either case.
 *
 * @param x - any shape
 * @param options.p - the probability of dropping, in [0, 1]
 * @param options.training - whether anything is dropped
 * @param options.rng - the source of the mask
 * @returns a tensor of the shape of x, of real numbers
 * @throws BpError `BP_OPTION` for a probability outside [0, 1]
 * @example
 * dropout([1, 2, 3], { p: 0.5, rng: new Rng(7) });
 * dropout([1, 2, 3], { training: false }).toArray(); // [1, 2, 3]
 * @see N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014
 */
export function dropout(x: TensorLike, options?: DropoutOptions): Tensor {
  const { p, training, rng } = readOptions('dropout', options, DEFAULTS, { p: null });
  numberOrTensor('dropout', 'p', p, UP_TO_ONE);
  const values = asReal('dropout', x);
  if (!training || p === 0) return values;
  const source = rng === null ? streamHere('dropout', defaultRng()) : randomSource('dropout', rng);
  if (isTensor(p)) return dropBy(values, p.detach().cast('float64'), source);
  const kept = source.bernoulli(values.shape, { p: 1 - p });
  // At p = 1 nothing is kept, and the factor is of no account.
  return apply(dropoutOperation, [values, kept], [p === 1 ? 0 : 1 / (1 - p)]);
}

/** With a probability that only the kernels know; the same bits as with a number, but for 0, which draws as well. */
function dropBy(values: Tensor, p: Tensor, source: Rng): Tensor {
  const keep = p.neg().add(1);
  const kept = source.uniform(values.shape, { dtype: 'float64' }).lt(keep);
  const scale = p.lt(1).where(keep.reciprocal(), 0).cast(values.dtype);
  return kept.where(values.mul(scale), 0);
}

/**
 * {@link dropout} as a layer: drops in training, passes its input on in evaluation.
 *
 * The masks come from a stream of the random source that carries the layer's path, so that they depend on the seed, the
 * path and the step alone: neither other layers nor the shuffling of data disturb them.
 *
 * @example
 * const layer = new Dropout(0.2);
 * layer.eval().forward([1, 2]).toArray(); // [1, 2]
 * @see N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014
 */
export class Dropout extends Module {
  /** The probability of dropping an element; {@link setP} changes it. */
  p: NumberOrTensor;
  readonly rng: Rng | null;

  /**
   * @param p - the probability of dropping an element, in [0, 1]; 0.5 by default. A compiled step follows a tensor of one
   *   number, and is compiled anew for another number
   * @param options.rng - the source of the masks; the default one where it is not given
   * @throws BpError `BP_OPTION` for a probability outside [0, 1]
   */
  constructor(p?: NumberOrTensor, options?: { rng?: Rng | null | undefined });
  /** The same, with the probability among the options. */
  constructor(options: { p?: NumberOrTensor | undefined; rng?: Rng | null | undefined });
  constructor(...given: readonly unknown[]) {
    super();
    const { p, rng } = readArguments(
      'Dropout',
      given,
      { p: DEFAULTS.p },
      { rng: DEFAULTS.rng },
      { p: null },
    );
    this.rng = rng;
    randomSource('Dropout', rng);
    this.p = numberOrTensor('dropout', 'p', p, UP_TO_ONE);
  }

  /**
   * Drops with another probability from now on. Returns the layer.
   *
   * @param p - the probability, in [0, 1]; a number, or a tensor of one
   * @throws BpError `BP_OPTION` for a probability outside [0, 1]; nothing has changed then
   * @example
   * new Dropout(0.5).setP(0.1).p; // 0.1
   */
  setP(p: NumberOrTensor): this {
    this.p = numberOrTensor('setP', 'p', p, UP_TO_ONE);
    return this;
  }

  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    const { p, training } = this;
    if (!training) return asReal('dropout', x);
    return dropout(x, { p, rng: streamHere('dropout', this.rng ?? defaultRng()) });
  }

  override describe(): string {
    return String(isTensor(this.p) ? this.p.item() : this.p);
  }
}
