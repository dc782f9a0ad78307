import { f } from '../formula/build';
import type { Tensor, TensorLike } from '../value/tensor';
import { asOperand, binary, unary } from './define';

/**
 * The sum x + y, element by element.
 *
 * @param x - a tensor or number
 * @param y - a tensor or number whose shape broadcasts with that of `x`
 * @returns a tensor of the broadcast shape and the larger type; of two plain numbers, computed in float64, a single number that
 *   still has no say in the type of what it is combined with
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * add([1, 2], 10).toArray(); // [11, 12]
 */
export const add = /* @__PURE__ */ binary('add');

/**
 * The difference x − y, element by element.
 *
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * sub([1, 2], 10).toArray(); // [-9, -8]
 */
export const sub = /* @__PURE__ */ binary('sub');

/**
 * The product x · y, element by element; `matmul` is the matrix product.
 *
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * mul([1, 2], [3, 4]).toArray(); // [3, 8]
 */
export const mul = /* @__PURE__ */ binary('mul');

/**
 * The quotient x ÷ y, element by element; always a real number, also for whole operands.
 *
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * div([1, 2], 4).toArray(); // [0.25, 0.5]
 */
export const div = /* @__PURE__ */ binary('div', { result: 'float' });

const power = /* @__PURE__ */ binary('pow', { result: 'float' });

/**
 * The power xʸ, element by element; a real number, also for whole operands.
 *
 * Numerics: at most 2 ulp. x⁰ is 1 for every x, NaN included; a negative base with a fractional exponent is NaN. The
 * plain exponent 0.5 is the square root, as in PyTorch: NaN, not ∞, at −∞.
 *
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * pow([1, 2, 3], 2).toArray(); // [1, 4, 9]
 */
export function pow(x: TensorLike, y: TensorLike): Tensor {
  return y === 0.5 ? sqrt(asOperand('pow', x)) : power(x, y);
}

/**
 * The larger of x and y, element by element: NaN if either is, +0 above −0.
 *
 * Where both are equal, each receives half of the gradient, as in PyTorch.
 *
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * maximum([1, 5], 3).toArray(); // [3, 5]
 */
export const maximum = /* @__PURE__ */ binary('maximum', (x, y) => f.max(x, y));

/**
 * The smaller of x and y, element by element: NaN if either is, −0 below +0.
 *
 * Where both are equal, each receives half of the gradient, as in PyTorch.
 *
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * minimum([1, 5], 3).toArray(); // [1, 3]
 */
export const minimum = /* @__PURE__ */ binary('minimum', (x, y) => f.min(x, y));

/**
 * The negative −x.
 *
 * @example
 * neg([1, -2]).toArray(); // [-1, 2]
 */
export const neg = /* @__PURE__ */ unary('neg', { result: 'same' });

/**
 * The absolute value |x|. At 0 the derivative is taken as 0, as in PyTorch.
 *
 * @example
 * abs([1, -2]).toArray(); // [1, 2]
 */
export const abs = /* @__PURE__ */ unary('abs', { result: 'same' });

/**
 * The square x².
 *
 * @example
 * square([3, -2]).toArray(); // [9, 4]
 */
export const square = /* @__PURE__ */ unary('square', (x) => f.mul(x, x), { result: 'same' });

/**
 * The square root √x, correctly rounded; NaN below 0.
 *
 * @example
 * sqrt([4, 9]).toArray(); // [2, 3]
 */
export const sqrt = /* @__PURE__ */ unary('sqrt');

/**
 * The reciprocal of the square root, 1 / √x.
 *
 * Numerics: at most 1.5 ulp.
 *
 * @example
 * rsqrt([4, 16]).toArray(); // [0.5, 0.25]
 */
export const rsqrt = /* @__PURE__ */ unary('rsqrt', (x) => f.div(1, f.sqrt(x)));

/**
 * The reciprocal 1 / x.
 *
 * @example
 * reciprocal([2, 4]).toArray(); // [0.5, 0.25]
 */
export const reciprocal = /* @__PURE__ */ unary('reciprocal', (x) => f.div(1, x));
