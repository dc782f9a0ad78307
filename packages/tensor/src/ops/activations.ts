import { readOptions } from '../checks/options';
import { f } from '../formula/build';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import { formulaOperation } from '../operation/formula-operation';
import type { Tensor, TensorLike } from '../value/tensor';
import { unary } from './define';

/**
 * The logistic function σ(x) = 1 / (1 + e⁻ˣ), which squeezes any number into (0, 1).
 *
 * Its derivative σ(1 − σ) is at most 0.25, at x = 0: the cause of vanishing gradients in deep stacks.
 *
 * Numerics: at most 1.5 ulp. The derivative is computed from the result, to within half an ulp of 1: far to the right, where
 * 1 − σ has no digits left, it is 0.
 *
 * @example
 * sigmoid(0).item(); // 0.5
 */
export const sigmoid = /* @__PURE__ */ unary('sigmoid');

/**
 * The hyperbolic tangent, which squeezes any number into (−1, 1); its derivative is 1 − tanh² x.
 *
 * Numerics: at most 1 ulp. The derivative is computed from the result, to within an ulp of 1: far out it is 0.
 *
 * @example
 * tanh(0).item(); // 0
 */
export const tanh = /* @__PURE__ */ unary('tanh');

/**
 * The rectifier max(x, 0). NaN stays NaN; at x = 0 the derivative is taken as 0, as in PyTorch.
 *
 * @see V. Nair, G. Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines", 2010
 * @example
 * relu([-1, 2]).toArray(); // [0, 2]
 */
export const relu = /* @__PURE__ */ unary(
  'relu',
  // Not max(x, 0): its gradient at a tie would be one half.
  (x) => f.select(f.gt(x, 0), x, f.select(f.ne(x, x), x, 0)),
  {
    result: 'same',
    // In terms of the result, so that nobody needs to keep x.
    adjoints: (gradient, y) => [f.select(f.le(y, 0), 0, gradient)],
    shown: (x) => f.select(f.gt(x, 0), x, 0),
  },
);

/**
 * log(1 + eˣ), a smooth rectifier, in the form max(x, 0) + log1p(e^−|x|) that neither overflows nor cancels.
 *
 * @see C. Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option Pricing", 2001
 * @example
 * softplus(0).item(); // 0.6931471824645996
 */
export const softplus = /* @__PURE__ */ unary('softplus', {
  shown: (x) => f.log(f.add(1, f.exp(x))),
});

const leakyReluOperation = /* @__PURE__ */ formulaOperation(
  'leakyRelu',
  // At x = 0 the derivative is the slope of the left side, as in PyTorch.
  (x, a) => f.select(f.gt(x, 0), x, f.mul(x, a)),
  { scalars: ['a'] },
);

/**
 * x where x > 0, else a · x: a rectifier that never dies.
 *
 * @param options.negativeSlope - a, 0.01 by default as in PyTorch (Keras uses 0.3)
 * @see A. Maas, A. Hannun, A. Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013
 * @example
 * leakyRelu([-1, 2], { negativeSlope: 0.1 }).toArray(); // [-0.10000000149011612, 2]
 */
export function leakyRelu(x: TensorLike, options?: { negativeSlope?: number }): Tensor {
  const { negativeSlope } = readOptions('leakyRelu', options, { negativeSlope: 0.01 });
  return apply(leakyReluOperation, [asTensor('leakyRelu', x)], [negativeSlope]);
}
