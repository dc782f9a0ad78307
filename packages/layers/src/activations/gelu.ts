import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { bell, constant, f, type Node, normalDistribution, readOptions } from '@bp/tensor/engine';
import { ActivationLayer, activation } from './activation';

/** √(2/π) */
const SQRT_TWO_OVER_PI = 0.7978845608028654;
const ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;

const geluExact = /* @__PURE__ */ activation('gelu', (x) => f.mul(x, normalDistribution(x)), {
  // Φ(x) + x·φ(x); far out φ is 0, so that the slope at ±∞ is NaN, as in PyTorch.
  slope: (x) => {
    const density = f.mul(ONE_OVER_ROOT_TWO_PI, bell(f.min(f.abs(x), 40), 0.5));
    return f.add(normalDistribution(x), f.mul(x, density));
  },
  shown: (x) => f.mul(f.mul(0.5, x), f.add(1, f.erf(f.div(x, f.sqrt(constant(2)))))),
});

/** 2·√(2/π)(x + 0.044715 x³), of which the logistic function is ½(1 + tanh(½ …)). */
const twiceInner = (x: Node): Node =>
  f.mul(2 * SQRT_TWO_OVER_PI, f.add(x, f.mul(0.044715, f.mul(f.mul(x, x), x))));

const geluTanh = /* @__PURE__ */ activation('gelu', (x) => f.mul(x, f.sigmoid(twiceInner(x))), {
  // σ + x·u′·σ·(1 − σ), where the bounds keep all but x from being ∞; the slope at ±∞ is NaN, as in PyTorch.
  slope: (x) => {
    const bounded = f.max(f.min(x, 1e6), -1e6);
    const logistic = f.sigmoid(twiceInner(bounded));
    const inner = f.add(1, f.mul(3 * 0.044715, f.mul(bounded, bounded)));
    const steep = f.mul(f.mul(2 * SQRT_TWO_OVER_PI, inner), f.mul(logistic, f.sub(1, logistic)));
    return f.add(logistic, f.mul(x, steep));
  },
  shown: (x) => {
    const root = f.sqrt(f.div(2, constant(Math.PI)));
    const inner = f.mul(root, f.add(x, f.mul(0.044715, f.pow(x, 3))));
    return f.mul(f.mul(0.5, x), f.add(1, f.tanh(inner)));
  },
});

/** How Φ is computed: exactly, or by the tanh that some published models were trained with. */
export type GeluApproximation = 'none' | 'tanh';

const DEFAULTS = { approximate: 'none' as GeluApproximation };

/**
 * The Gaussian error linear unit x · Φ(x), Φ being the distribution function of the standard normal.
 *
 * Numerics: Φ keeps its digits where it is tiny; `'tanh'` is computed as x · σ(2u) with
 * u = √(2/π)(x + 0.044715 x³), whose rounding costs about |u| ulp on the far left.
 *
 * @param options.approximate - `'none'` (the default) for x · ½(1 + erf(x/√2)), `'tanh'` for
 *   x · ½(1 + tanh(√(2/π)(x + 0.044715 x³)))
 * @throws BpError `BP_OPTION` for another approximation
 * @example
 * gelu([-1, 1]).toArray(); // [-0.15865525603294373, 0.8413447141647339]
 * @see D. Hendrycks, K. Gimpel, "Gaussian Error Linear Units (GELUs)", 2016
 */
export function gelu(
  x: TensorLike,
  options?: { approximate?: GeluApproximation | undefined },
): Tensor {
  const { approximate } = readOptions('gelu', options, DEFAULTS);
  checkApproximation(approximate);
  return approximate === 'tanh' ? geluTanh(x) : geluExact(x);
}

/**
 * {@link gelu} as a layer.
 *
 * @example
 * new GELU().forward([-1, 1]).toArray(); // [-0.15865525603294373, 0.8413447141647339]
 */
export class GELU extends ActivationLayer<typeof DEFAULTS> {
  /**
   * @param options.approximate - `'none'` (the default) or `'tanh'`
   * @throws BpError `BP_OPTION` for another approximation
   */
  constructor(options?: { approximate?: GeluApproximation | undefined }) {
    super('GELU', options, DEFAULTS);
    checkApproximation(this.options.approximate);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return gelu(x, this.options);
  }
}

function checkApproximation(approximate: GeluApproximation): void {
  if (approximate !== 'none' && approximate !== 'tanh') {
    throw new BpError(
      'BP_OPTION',
      'gelu',
      "approximate must be 'none' or 'tanh', got {approximate}",
      { approximate },
    );
  }
}
