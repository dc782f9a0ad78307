import { f } from '../formula/build';
import { unary } from './define';

/**
 * The sine of x, in radians.
 *
 * Numerics: at most 2 ulp for x of any size.
 *
 * @example
 * sin(0).item(); // 0
 */
export const sin = /* @__PURE__ */ unary('sin');

/**
 * The cosine of x, in radians.
 *
 * Numerics: at most 2 ulp for x of any size.
 *
 * @example
 * cos(0).item(); // 1
 */
export const cos = /* @__PURE__ */ unary('cos');

/**
 * The tangent sin x ÷ cos x, x in radians.
 *
 * Numerics: at most 2 ulp in float32, 2.5 in float64, for x of any size.
 *
 * @example
 * tan(0).item(); // 0
 */
export const tan = /* @__PURE__ */ unary('tan', (x) => f.div(f.sin(x), f.cos(x)));
