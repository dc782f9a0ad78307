import { stack, type Tensor, zeros } from '@bp/tensor';
import {
  checkNumber,
  type NumberOrTensor,
  numberOrTensor,
  POWER,
  type Range,
  readOptions,
} from '@bp/tensor/engine';
import { type HasParameters, readParameters } from './parameter-list';

/** Options of {@link clipGradNorm}. */
export interface ClipGradNormOptions {
  /** The p of the norm, > 0; 2 by default, Infinity for the largest absolute value. */
  normType?: number | undefined;
}

/** What keeps a norm of 0 from dividing, as in PyTorch. */
const EPS = 1e-6;

// Infinity is a bound that clips nothing.
const BOUND: Range = { holds: (x) => x >= 0, text: '[0, ∞]' };

/**
 * Scales all gradients together so that their common norm ‖g‖ₚ is at most `maxNorm`: g ← g · min(1, maxNorm / (‖g‖ₚ + 10⁻⁶)).
 *
 * Numerics: the norm is summed in float64, so that an exploding gradient does not overflow before it is clipped.
 *
 * @param parameters - whose gradients to clip, or a module; those without one are skipped
 * @param maxNorm - the largest norm, ≥ 0; Infinity only measures. A compiled step follows a tensor of one number
 * @param options.normType - p > 0, 2 by default; Infinity is the largest absolute value
 * @returns the norm before clipping, a single float64 number
 * @throws BpError `BP_OPTION` for a negative norm, an unknown option or what is not a list of parameters
 * @see R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", 2013, algorithm 1
 * @example
 * const w = parameter([3, 4]);
 * w.square().sum().mul(0.5).backward();
 * clipGradNorm([w], 1).item(); // 5
 * w.grad?.toArray(); // about [0.6, 0.8]
 */
export function clipGradNorm(
  parameters: Tensor | Iterable<Tensor> | HasParameters,
  maxNorm: NumberOrTensor,
  options?: ClipGradNormOptions,
): Tensor {
  const op = 'clipGradNorm';
  const { normType } = readOptions(op, options, { normType: 2 }, { normType: POWER });
  numberOrTensor(op, 'maxNorm', maxNorm, BOUND);
  const clipped = withGradients(op, parameters);
  if (clipped.length === 0) return zeros([], { dtype: 'float64' });
  const parts = clipped.map(({ gradient }) => gradient.cast('float64').flatten().abs());
  const total = commonNorm(
    parts.filter(({ size }) => size > 0),
    normType,
    clipped.some(({ gradient }) => gradient.dtype === 'float64'),
  );
  const scale = total.add(EPS).reciprocal().mul(maxNorm).minimum(1);
  replace(clipped, (gradient) => gradient.mul(scale.cast(gradient.dtype)));
  return total;
}

/** (Σ |x|ᵖ)^(1/p) over several lists of absolute values, in float64; `wide` where they were it before. */
function commonNorm(parts: readonly Tensor[], p: number, wide: boolean): Tensor {
  if (parts.length === 0) return zeros([], { dtype: 'float64' });
  if (p === 2) {
    // The squares of float32 numbers are within the range of float64.
    if (!wide)
      return stack(parts.map((x) => x.square().sum()))
        .sum()
        .sqrt();
    return stack(parts.map((x) => x.norm())).norm();
  }
  const largest = stack(parts.map((x) => x.max())).max();
  if (p === Infinity) return largest;
  // Divided out first, so that no power overflows or vanishes.
  const scale = largest.gt(0).logicalAnd(largest.isFinite()).where(largest, 1);
  const powers = parts.map((x) => x.div(scale).pow(p).sum());
  return stack(powers)
    .sum()
    .pow(1 / p)
    .mul(scale);
}

/**
 * Limits every element of every gradient to [−clipValue, clipValue].
 *
 * @param parameters - whose gradients to clip, or a module; those without one are skipped
 * @param clipValue - the largest absolute value, ≥ 0
 * @throws BpError `BP_OPTION` for a negative value or what is not a list of parameters
 * @example
 * const w = parameter([3, -0.25]);
 * w.square().sum().backward();
 * clipGradValue([w], 1);
 * w.grad?.toArray(); // [1, -0.5]
 */
export function clipGradValue(
  parameters: Tensor | Iterable<Tensor> | HasParameters,
  clipValue: number,
): void {
  checkNumber('clipGradValue', 'clipValue', clipValue, BOUND);
  const clipped = withGradients('clipGradValue', parameters);
  replace(clipped, (gradient) => gradient.clamp(-clipValue, clipValue));
}

/** Computes every new gradient before it sets the first one. */
function replace(clipped: readonly Clipped[], clip: (gradient: Tensor) => Tensor): void {
  const gradients = clipped.map(({ gradient }) => clip(gradient));
  for (const [i, { parameter }] of clipped.entries()) parameter.grad = gradients[i];
}

interface Clipped {
  readonly parameter: Tensor;
  readonly gradient: Tensor;
}

function withGradients(op: string, parameters: unknown): Clipped[] {
  return readParameters(op, parameters).flatMap((parameter) => {
    // Clipping is no part of a gradient's own history.
    const gradient = parameter.grad?.detach() ?? null;
    return gradient === null ? [] : [{ parameter, gradient }];
  });
}
