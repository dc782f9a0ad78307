import { Module } from '@bp/module';
import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import {
  asTensor,
  checkAxis,
  checkNumber,
  checkShape,
  readArguments,
  sizeOf,
  WHOLE,
} from '@bp/tensor/engine';

/** Options of {@link Flatten}; PyTorch's names are taken, too. */
export interface FlattenOptions {
  /** The first axis to merge, 1 by default. */
  startAxis?: number | undefined;
  /** The last axis to merge, itself included; −1, the last one, by default. */
  endAxis?: number | undefined;
  /** The same as `startAxis`. */
  startDim?: number | undefined;
  /** The same as `endAxis`. */
  endDim?: number | undefined;
}

const AXES = {
  startAxis: undefined as number | undefined,
  endAxis: undefined as number | undefined,
};
const WHOLE_AXES = { startAxis: WHOLE, endAxis: WHOLE, startDim: WHOLE, endDim: WHOLE };
const DIMS = { startDim: 1, endDim: -1 };

const SPLIT = {
  axis: undefined as unknown as number,
  shape: undefined as unknown as readonly number[],
};

/**
 * Merges axes into one; by default all but the first, so that images become vectors.
 *
 * @example
 * new Flatten().forward(zeros([32, 1, 8, 8])).shape; // [32, 64]
 */
export class Flatten extends Module {
  readonly startAxis: number;
  readonly endAxis: number;

  /**
   * @param startAxis - the first axis to merge, 1 by default
   * @param endAxis - the last axis to merge, itself included; −1, the last one, by default
   */
  constructor(startAxis?: number, endAxis?: number);
  /** The same as options. */
  constructor(options: FlattenOptions);
  constructor(...given: readonly unknown[]) {
    super();
    const { startAxis, endAxis, startDim, endDim } = readArguments(
      'Flatten',
      given,
      AXES,
      DIMS,
      WHOLE_AXES,
    );
    this.startAxis = startAxis ?? startDim;
    this.endAxis = endAxis ?? endDim;
  }

  /**
   * @param x - at least the axes to be merged
   * @throws BpError `BP_SHAPE` for an axis that does not exist
   */
  forward(x: TensorLike): Tensor {
    return asTensor('flatten', x).flatten(this.startAxis, this.endAxis);
  }

  override describe(): string {
    return this.startAxis === 1 && this.endAxis === -1 ? '' : `${this.startAxis}, ${this.endAxis}`;
  }
}

/**
 * Splits one axis into several: the reverse of {@link Flatten}.
 *
 * @example
 * new Unflatten(1, [1, 8, 8]).forward(zeros([32, 64])).shape; // [32, 1, 8, 8]
 */
export class Unflatten extends Module {
  readonly axis: number;
  readonly shape: readonly number[];

  /**
   * @param axis - the axis to split; −1 is the last
   * @param shape - the extents it becomes
   * @throws BpError `BP_SHAPE` for what is no shape
   */
  constructor(axis: number, shape: readonly number[]);
  /** The same as options. */
  constructor(options: typeof SPLIT);
  constructor(...given: readonly unknown[]) {
    super();
    const { axis, shape } = readArguments('Unflatten', given, SPLIT, {});
    this.axis = checkNumber('Unflatten', 'axis', axis, WHOLE);
    this.shape = checkShape('Unflatten', shape);
  }

  /**
   * @param x - the extent of the axis must be the product of the new ones
   * @throws BpError `BP_SHAPE` for an axis that does not exist or has another extent
   */
  forward(x: TensorLike): Tensor {
    const values = asTensor('unflatten', x);
    const axis = checkAxis('unflatten', this.axis, values.rank);
    const { shape } = values;
    if (shape[axis] !== sizeOf(this.shape)) {
      throw new BpError(
        'BP_SHAPE',
        'unflatten',
        'axis {axis} of shape {shape} cannot become {into}',
        { axis, shape, into: this.shape },
      );
    }
    return values.reshape([...shape.slice(0, axis), ...this.shape, ...shape.slice(axis + 1)]);
  }

  override describe(): string {
    return `${this.axis}, [${this.shape.join(', ')}]`;
  }
}
