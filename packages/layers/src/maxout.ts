import { Module } from '@bp/module';
import {
  type AxisOption,
  BpError,
  type DType,
  type Rng,
  type Tensor,
  type TensorLike,
} from '@bp/tensor';
import { asTensor, checkAxis, readArguments, wholeNumber } from '@bp/tensor/engine';
import { Linear } from './linear';

/** Options of {@link Maxout}. */
export interface MaxoutOptions {
  /** How many affine functions each output is the largest of, ≥ 1; 2 by default. */
  pieces?: number | undefined;
  /** Whether each of them has a constant; true by default. */
  bias?: boolean | undefined;
  /** The type of the parameters, float32 by default. */
  dtype?: DType | undefined;
  /** Where the first weights are drawn from; the default source where it is not given. */
  rng?: Rng | null | undefined;
}

const SIZES = {
  inFeatures: undefined as unknown as number,
  outFeatures: undefined as unknown as number,
};

const DEFAULTS = { pieces: 2, bias: true, dtype: 'float32' as DType, rng: null as Rng | null };

/**
 * The largest of every `pieces` neighbours along an axis: output j is the maximum of the channels j · k to j · k + k − 1, where
 * k = `pieces`.
 *
 * The gradient goes to the largest one; those that tie share it equally, as in `max`. In TensorFlow Addons the channels of one
 * output are not neighbours, but lie as far apart as there are outputs.
 *
 * @param x - whose extent along the axis is a multiple of `pieces`
 * @param pieces - how many channels make one output, a whole number ≥ 1
 * @param axis - the axis of the channels; −1, the last one, by default
 * @returns a tensor whose extent along the axis is that of x divided by `pieces`
 * @throws BpError `BP_SHAPE` for an axis that does not exist or whose extent is no multiple, `BP_OPTION` for other `pieces`
 * @example
 * maxout([1, 5, 3, 2], 2).toArray(); // [5, 3]
 * @see I. Goodfellow et al., "Maxout Networks", 2013
 */
export function maxout(x: TensorLike, pieces: number, axis: AxisOption = -1): Tensor {
  const values = asTensor('maxout', x);
  wholeNumber('maxout', 'pieces', pieces, 1);
  const at = checkAxis('maxout', axis, values.rank, -1);
  const { shape } = values;
  if (shape[at] % pieces !== 0) {
    throw new BpError(
      'BP_SHAPE',
      'maxout',
      'axis {axis} of shape {shape} must be a multiple of {pieces} pieces',
      { axis: typeof axis === 'number' ? axis : at, shape, pieces },
    );
  }
  const groups = [...shape.slice(0, at), shape[at] / pieces, pieces, ...shape.slice(at + 1)];
  return values.reshape(groups).max({ axis: at + 1 });
}

/**
 * A layer that learns its activation: each output is the largest of several affine functions of the input,
 * yⱼ = maxᵢ (wⱼᵢ · x + bⱼᵢ), a convex function of straight pieces.
 *
 * They are the rows of one {@link Linear}, which has its parameters and their first values; those of an output are neighbours.
 *
 * @example
 * const layer = new Maxout(2, 16, { pieces: 3 });
 * layer.forward([[1, 2]]).shape; // [1, 16]
 * layer.linear.weight.shape; // [48, 2]
 * @see I. Goodfellow et al., "Maxout Networks", 2013
 */
export class Maxout extends Module {
  /** The extent of the last axis of an input. */
  readonly inFeatures: number;
  /** The extent of the last axis of the output. */
  readonly outFeatures: number;
  /** How many affine functions each output is the largest of. */
  readonly pieces: number;
  /** All of the affine functions, inFeatures → outFeatures · pieces. */
  readonly linear: Linear;

  /**
   * @param inFeatures - the extent of the last axis of an input, ≥ 1
   * @param outFeatures - the extent of the last axis of the output, ≥ 1
   * @throws BpError `BP_OPTION` for sizes that are no whole numbers ≥ 1 and options that do not exist
   */
  constructor(inFeatures: number, outFeatures: number, options?: MaxoutOptions);
  /** The same, with the sizes among the options. */
  constructor(options: MaxoutOptions & typeof SIZES);
  constructor(...given: readonly unknown[]) {
    super();
    const read = readArguments('Maxout', given, SIZES, DEFAULTS);
    const { inFeatures, outFeatures, pieces, ...options } = read;
    this.inFeatures = wholeNumber('Maxout', 'inFeatures', inFeatures, 1);
    this.outFeatures = wholeNumber('Maxout', 'outFeatures', outFeatures, 1);
    this.pieces = wholeNumber('Maxout', 'pieces', pieces, 1);
    this.linear = new Linear(inFeatures, outFeatures * pieces, options);
  }

  /**
   * @param x - [..., in]
   * @returns [..., out]
   * @throws BpError `BP_SHAPE` when the last axis has another extent
   */
  forward(x: TensorLike): Tensor {
    return maxout(this.linear.forward(x), this.pieces);
  }

  override describe(): string {
    return `${this.inFeatures}, ${this.outFeatures}, { pieces: ${this.pieces} }`;
  }
}
