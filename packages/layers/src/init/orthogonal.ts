import { BpError, randomSource, type Tensor, tensor } from '@bp/tensor';
import { checkShape, checkWork, FROM_ZERO, readOptions, sizeOf } from '@bp/tensor/engine';
import { DRAW, type InitializerOptions } from './initializer';

/** Options of {@link orthogonal}. */
export interface OrthogonalOptions extends InitializerOptions {
  /** A factor on all weights, 1 by default. */
  gain?: number | undefined;
}

const DEFAULTS = /* @__PURE__ */ (() => ({ ...DRAW, gain: 1 }))();

/**
 * A random weight W with W·Wᵀ = gain² · I, or Wᵀ·W where it has more rows than columns: it keeps all lengths.
 *
 * Numerics: computed in float64, orthogonal to about 10⁻¹⁵.
 *
 * @param shape - [out, in, …]; the axes after the first count as one
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for options that do not exist or a negative gain
 * @example
 * orthogonal([16, 2], { rng: new Rng(7) });
 * @see A. Saxe, J. McClelland, S. Ganguli, "Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural
 *   Networks", 2013; F. Mezzadri, "How to Generate Random Matrices from the Classical Compact Groups", 2007
 */
export function orthogonal(extents: readonly number[], options?: OrthogonalOptions): Tensor {
  const shape = checkShape('orthogonal', extents);
  const { gain, rng, dtype } = readOptions('orthogonal', options, DEFAULTS, { gain: FROM_ZERO });
  if (shape.length < 2) {
    throw new BpError(
      'BP_SHAPE',
      'orthogonal',
      'a weight has at least two axes [out, in, …], got shape {shape}',
      { shape },
    );
  }
  const rows = shape[0];
  const columns = sizeOf(shape.slice(1));
  const [few, many] = rows < columns ? [rows, columns] : [columns, rows];
  checkWork('orthogonal', 4 * few * few * many);
  const drawn = randomSource('orthogonal', rng).normal([few, many], { dtype: 'float64' });
  const vectors = Float64Array.from(drawn.data);
  orthonormalize(vectors, few, many);
  const unit = tensor(vectors).reshape([few, many]);
  return (rows < columns ? unit : unit.transpose()).mul(gain).cast(dtype).reshape(shape);
}

/**
 * Gram and Schmidt's orthogonalisation of `count` vectors of one length, in place, twice: what rounding leaves in the
 * first pass, the second takes out. Random vectors come out evenly spread over all rotations.
 */
function orthonormalize(vectors: Float64Array, count: number, length: number): void {
  for (let i = 0; i < count; i++) {
    const v = vectors.subarray(i * length, (i + 1) * length);
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const u = vectors.subarray(j * length, (j + 1) * length);
        const along = inner(u, v);
        for (let k = 0; k < length; k++) v[k] -= along * u[k];
      }
    }
    const norm = Math.sqrt(inner(v, v));
    for (let k = 0; k < length; k++) v[k] /= norm;
  }
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
