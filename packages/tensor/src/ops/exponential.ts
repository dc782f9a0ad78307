import { f } from '../formula/build';
import { constant } from '../formula/node';
import { unary } from './define';

/**
 * The exponential eˣ.
 *
 * Numerics: at most 1.5 ulp in float32, 2 in float64, the same bits on every machine.
 *
 * @example
 * exp([0, 1]).toArray(); // [1, 2.7182817459106445]
 */
export const exp = /* @__PURE__ */ unary('exp');

/**
 * eˣ − 1, exact also where x is so small that eˣ rounds to 1.
 *
 * @example
 * expm1(1e-10).item(); // 1.000000013351432e-10
 */
export const expm1 = /* @__PURE__ */ unary('expm1', { shown: (x) => f.sub(f.exp(x), 1) });

/**
 * The natural logarithm ln x; −∞ at 0, NaN below.
 *
 * Numerics: at most 1.5 ulp in float32, 2 in float64, the same bits on every machine.
 *
 * @example
 * log([1, 0]).toArray(); // [0, -Infinity]
 */
export const log = /* @__PURE__ */ unary('log');

/**
 * ln(1 + x), exact also where x is so small that 1 + x rounds to 1.
 *
 * @example
 * log1p(1e-10).item(); // 1.000000013351432e-10
 */
export const log1p = /* @__PURE__ */ unary('log1p', { shown: (x) => f.log(f.add(1, x)) });

/**
 * The logarithm to base 2, exact for powers of 2; −∞ at 0, NaN below.
 *
 * Numerics: at most 0.51 ulp in float32, 0.75 in float64.
 *
 * @example
 * log2([1, 8]).toArray(); // [0, 3]
 */
export const log2 = /* @__PURE__ */ unary('log2', {
  shown: (x) => f.div(f.log(x), f.log(constant(2))),
});

/**
 * The logarithm to base 10, a whole number for what is nearest to a power of 10; −∞ at 0, NaN below.
 *
 * Numerics: at most 0.51 ulp in float32, 0.6 in float64.
 *
 * @example
 * log10([1, 100]).toArray(); // [0, 2]
 */
export const log10 = /* @__PURE__ */ unary('log10', {
  shown: (x) => f.div(f.log(x), f.log(constant(10))),
});
