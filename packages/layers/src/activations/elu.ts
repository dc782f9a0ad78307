import { Module } from '@bp/module';
import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { f, type Node } from '@bp/tensor/engine';
import { ActivationLayer, activation } from './activation';

/** x where x > 0, else factor · (e^(x/a) − 1), as textbooks have it. */
const linearOrExponential = (x: Node, factor: Node | number, a: Node | number): Node =>
  f.select(f.gt(x, 0), x, f.mul(factor, f.sub(f.exp(f.div(x, a)), 1)));

/** e^(x/a) − 1 for x ≤ 0; above, where it is not chosen, its exponent is 0, so that nothing overflows. */
function negativeExpm1(x: Node, a: Node | number): Node {
  return f.expm1(f.div(f.select(f.le(x, 0), x, 0), a));
}

const ALPHA = { alpha: 1 };

/**
 * The exponential linear unit: x where x > 0, else α · (eˣ − 1).
 *
 * At x = 0 the derivative is that of the left side, α, as in PyTorch.
 *
 * @param options.alpha - α, 1 by default
 * @example
 * elu([-1, 2]).toArray(); // [-0.6321205496788025, 2]
 * @see D. Clevert, T. Unterthiner, S. Hochreiter, "Fast and Accurate Deep Network Learning by ELUs", 2015
 */
export const elu: (x: TensorLike, options?: { alpha?: number | undefined }) => Tensor =
  /* @__PURE__ */ activation(
    'elu',
    (x, { alpha }) => f.select(f.le(x, 0), f.mul(alpha, negativeExpm1(x, 1)), x),
    { defaults: ALPHA, shown: (x, { alpha }) => linearOrExponential(x, alpha, 1) },
  );

/**
 * {@link elu} as a layer.
 *
 * @example
 * new ELU().forward([-1, 2]).toArray(); // [-0.6321205496788025, 2]
 */
export class ELU extends ActivationLayer<typeof ALPHA> {
  /** @param options.alpha - α, 1 by default */
  constructor(options?: { alpha?: number | undefined }) {
    super('ELU', options, ALPHA);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return elu(x, this.options);
  }
}

/**
 * The continuously differentiable exponential linear unit: x where x > 0, else α · (e^(x/α) − 1).
 *
 * @param options.alpha - α ≠ 0, 1 by default
 * @throws BpError `BP_OPTION` for α = 0
 * @example
 * celu([-1, 2], { alpha: 2 }).toArray(); // [-0.7869386672973633, 2]
 * @see J. Barron, "Continuously Differentiable Exponential Linear Units", 2017
 */
export const celu: (x: TensorLike, options?: { alpha?: number | undefined }) => Tensor =
  /* @__PURE__ */ activation(
    'celu',
    (x, { alpha }) => f.select(f.le(x, 0), f.mul(alpha, negativeExpm1(x, alpha)), x),
    {
      defaults: ALPHA,
      check: checkAlpha,
      shown: (x, { alpha }) => linearOrExponential(x, alpha, alpha),
    },
  );

/**
 * {@link celu} as a layer.
 *
 * @example
 * new CELU({ alpha: 2 }).forward([-1, 2]).toArray(); // [-0.7869386672973633, 2]
 */
export class CELU extends ActivationLayer<typeof ALPHA> {
  /**
   * @param options.alpha - α ≠ 0, 1 by default
   * @throws BpError `BP_OPTION` for α = 0
   */
  constructor(options?: { alpha?: number | undefined }) {
    super('CELU', options, ALPHA);
    checkAlpha(this.options);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return celu(x, this.options);
  }
}

function checkAlpha({ alpha }: typeof ALPHA): void {
  if (alpha === 0) throw new BpError('BP_OPTION', 'celu', 'alpha must not be 0');
}

/** λ and α for which the mean 0 and the variance 1 are a fixed point; equation 14 of the paper. */
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

/**
 * The scaled exponential linear unit, which drives activations to mean 0 and variance 1: λ · x where x > 0, else
 * λ · α · (eˣ − 1), with λ ≈ 1.0507 and α ≈ 1.6733.
 *
 * @example
 * selu([-1, 2]).toArray(); // [-1.1113307476043701, 2.1014020442962646]
 * @see G. Klambauer et al., "Self-Normalizing Neural Networks", 2017
 */
export const selu: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'selu',
  (x) => f.mul(SELU_SCALE, f.select(f.le(x, 0), f.mul(SELU_ALPHA, negativeExpm1(x, 1)), x)),
  { shown: (x) => f.mul(SELU_SCALE, linearOrExponential(x, SELU_ALPHA, 1)) },
);

/**
 * {@link selu} as a layer.
 *
 * @example
 * new SELU().forward([-1, 2]).toArray(); // [-1.1113307476043701, 2.1014020442962646]
 */
export class SELU extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return selu(x);
  }
}
