import { ABOVE_ZERO, constant, f, type Node } from '@bp/tensor/engine';
import { type PointwiseLoss, pointwise } from './pointwise';
import type { LossOptions } from './reduction';

/** Options of {@link poissonNll}. */
export interface PoissonNllOptions extends LossOptions {
  /** Whether the prediction is the logarithm of the rate (the default) or the rate itself. */
  logInput?: boolean | undefined;
  /** Whether Stirling's approximation of ln t! is added for t > 1; false by default. */
  full?: boolean | undefined;
  /** What keeps the logarithm of a rate of 0 finite, 10⁻⁸ by default; used when `logInput` is false. */
  eps?: number | undefined;
}

const TWO_PI = 6.283185307179586;

/** t ln t − t + ½ ln 2πt where t > 1, else 0. */
function stirling(t: Node): Node {
  const large = f.gt(t, 1);
  // A count of 0 must not reach the logarithm, whose slope there is infinite.
  const safe = f.select(large, t, 1);
  const terms = f.add(
    f.sub(f.mul(safe, f.log(safe)), safe),
    f.mul(0.5, f.log(f.mul(TWO_PI, safe))),
  );
  return f.select(large, terms, 0);
}

/** The same as textbooks have it. */
function shownStirling(t: Node): Node {
  const terms = f.add(
    f.sub(f.mul(t, f.log(t)), t),
    f.mul(0.5, f.log(f.mul(f.mul(2, constant(Math.PI)), t))),
  );
  return f.select(f.gt(t, 1), terms, 0);
}

const ofLogRate = (x: Node, t: Node): Node => f.sub(f.exp(x), f.mul(t, x));
const ofRate = (x: Node, t: Node, eps: Node): Node => f.sub(x, f.mul(t, f.log(f.add(x, eps))));

/**
 * The negative log-likelihood of counts t under a Poisson distribution: eˣ − t x for a logarithm of the rate x, or
 * x − t ln(x + ε) for the rate itself, without the part that depends on t alone.
 *
 * @param prediction - x, real numbers of any shape
 * @param target - t, the counts, in the same shape
 * @param options.logInput - whether x is the logarithm of the rate; true by default
 * @param options.full - whether t ln t − t + ½ ln 2πt is added where t > 1; false by default
 * @param options.eps - ε > 0, 10⁻⁸ by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for NaN in
 *   the target, `BP_OPTION` for an option that is unknown or out of range
 * @example
 * poissonNll([0, 1], [1, 2]).item(); // 0.8591408729553223
 */
export const poissonNll: PointwiseLoss<PoissonNllOptions> = /* @__PURE__ */ pointwise(
  'poissonNll',
  (x, t, { logInput, full, eps }) => {
    const loss = logInput ? ofLogRate(x, t) : ofRate(x, t, eps);
    return full ? f.add(loss, stirling(t)) : loss;
  },
  {
    operands: ['x', 't'],
    choices: { logInput: true, full: false, eps: 1e-8 },
    shown: (x, t, { logInput, full, eps }) => {
      const loss = logInput ? ofLogRate(x, t) : ofRate(x, t, eps);
      return full ? f.add(loss, shownStirling(t)) : loss;
    },
    rules: { eps: ABOVE_ZERO },
  },
);
