import { Module } from '@bp/module';
import { type AxisOption, BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, checkAxis, readArguments, WHOLE } from '@bp/tensor/engine';

/**
 * The gated linear unit a · σ(b), where a and b are the two halves of x along an axis.
 *
 * @param x - of even extent along the axis
 * @param axis - the axis that is halved; −1, the last one, by default
 * @returns a tensor with half of the extent along the axis
 * @throws BpError `BP_SHAPE` for an axis that does not exist or is of odd extent
 * @example
 * glu([3, 0]).toArray(); // [1.5]
 * @see Y. Dauphin et al., "Language Modeling with Gated Convolutional Networks", 2016
 */
export function glu(x: TensorLike, axis: AxisOption = -1): Tensor {
  const values = asTensor('glu', x);
  const at = checkAxis('glu', axis, values.rank, -1);
  const extent = values.shape[at];
  if (extent % 2 !== 0) {
    throw new BpError('BP_SHAPE', 'glu', 'axis {axis} of shape {shape} must be of even extent', {
      axis: typeof axis === 'number' ? axis : at,
      shape: values.shape,
    });
  }
  const half = extent / 2;
  return values.narrow(at, 0, half).mul(values.narrow(at, half, half).sigmoid());
}

/**
 * {@link glu} as a layer.
 *
 * @example
 * new GLU().forward([3, 0]).toArray(); // [1.5]
 */
export class GLU extends Module {
  readonly axis: number;

  /** @param axis - the axis that is halved; −1, the last one, by default */
  constructor(axis: AxisOption = -1) {
    super();
    this.axis = readArguments('GLU', [axis], { axis: -1 }, {}, { axis: WHOLE }).axis;
  }

  /**
   * @param x - of even extent along the axis
   * @throws BpError `BP_SHAPE` for an axis that does not exist or is of odd extent
   */
  forward(x: TensorLike): Tensor {
    return glu(x, this.axis);
  }

  override describe(): string {
    return this.axis === -1 ? '' : String(this.axis);
  }
}
