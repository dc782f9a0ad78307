import { f } from '../formula/build';
import type { Node } from '../formula/node';
import { unary } from './define';

/** 2 sinh(x/2): each part is exact near 0, and they never cancel. */
function twiceHalfSine(x: Node): Node {
  const half = f.mul(x, 0.5);
  return f.sub(f.expm1(half), f.expm1(f.neg(half)));
}

/** cosh(x/2) */
function halfCosine(x: Node): Node {
  const half = f.mul(x, 0.5);
  return f.mul(f.add(f.exp(half), f.exp(f.neg(half))), 0.5);
}

/**
 * The hyperbolic sine (eˣ − e⁻ˣ)/2.
 *
 * Numerics: as 2 sinh(x/2) cosh(x/2), at most 5 ulp, which keeps its digits near 0 and does not overflow before the
 * result does.
 *
 * @example
 * sinh([0, 1]).toArray(); // [0, 1.175201177597046]
 */
export const sinh = /* @__PURE__ */ unary('sinh', (x) => f.mul(twiceHalfSine(x), halfCosine(x)));

/**
 * The hyperbolic cosine (eˣ + e⁻ˣ)/2.
 *
 * Numerics: as 1 + 2 sinh²(x/2), at most 6 ulp, whose derivative keeps its digits near 0.
 *
 * @example
 * cosh([0, 1]).toArray(); // [1, 1.5430806875228882]
 */
export const cosh = /* @__PURE__ */ unary('cosh', (x) =>
  f.add(f.mul(f.mul(twiceHalfSine(x), 0.5), twiceHalfSine(x)), 1),
);
