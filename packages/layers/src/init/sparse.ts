import { BpError, randomSource, type Tensor } from '@bp/tensor';
import { checkShape, readOptions, UP_TO_ONE } from '@bp/tensor/engine';
import { DRAW, type InitializerOptions } from './initializer';

/** Options of {@link sparse}. */
export interface SparseOptions extends InitializerOptions {
  /** The share of each column that is 0, rounded up to whole elements; 0.1 by default. */
  sparsity?: number | undefined;
  /** The standard deviation of the others, 0.01 by default. */
  std?: number | undefined;
}

const DEFAULTS = /* @__PURE__ */ (() => ({ ...DRAW, sparsity: 0.1, std: 0.01 }))();

/**
 * Weights from N(0, σ²), of which a fixed share in each column, at random places, is 0.
 *
 * @param shape - [out, in]
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` unless there are two axes, `BP_OPTION` for options that do not exist or are out of range
 * @example
 * sparse([10, 4], { sparsity: 0.5, rng: new Rng(7) });
 * @see J. Martens, "Deep Learning via Hessian-Free Optimization", 2010
 */
export function sparse(extents: readonly number[], options?: SparseOptions): Tensor {
  const shape = checkShape('sparse', extents);
  const { sparsity, std, rng, dtype } = readOptions('sparse', options, DEFAULTS, {
    sparsity: UP_TO_ONE,
    std: null,
  });
  if (shape.length !== 2) {
    throw new BpError('BP_SHAPE', 'sparse', 'expected two axes [out, in], got shape {shape}', {
      shape,
    });
  }
  const source = randomSource('sparse', rng);
  const weight = source.normal(shape, { std, dtype });
  const [rows, columns] = shape;
  const zeros = Math.ceil(sparsity * rows);
  // The tensor was made here and nobody holds it yet, so it may be written.
  const { data } = weight;
  for (let column = 0; column < columns; column++) {
    const order = source.permutation(rows).data;
    for (let i = 0; i < zeros; i++) data[order[i] * columns + column] = 0;
  }
  return weight;
}
