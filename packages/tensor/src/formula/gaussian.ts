import { f } from './build';
import { constant, type Node } from './node';

// Formulas of the error function and the normal distribution that keep their digits far out, where 1 − erf x has none.

/**
 * e^(−x²), or e^(−x²/2), for |x| ≤ 40.
 *
 * Rounding x² would cost as many units in the last place as x² has units, so x is split: the square of its nearest 64th is
 * exact, and what is left of the exponent is small.
 *
 * @param factor - 1 or ½
 * @see W. J. Cody, "Rational Chebyshev Approximations for the Error Function", 1969
 */
export function bell(x: Node, factor: 1 | 0.5): Node {
  const near = f.div(f.round(f.mul(x, 64)), 64);
  const rest = f.mul(f.sub(x, near), f.add(x, near));
  return f.mul(f.exp(f.mul(-factor, f.mul(near, near))), f.exp(f.mul(-factor, rest)));
}

/** (1 + 2z)·e^(z²)·erfc z as a polynomial in (z − 4)/(z + 4), from z⁰ on. */
const SCALED_ERFC = [
  1.2329951186255526, -0.1396211168405625, 0.015379652102619672, 0.06809705425468959,
  -0.10103906603630114, 0.09373283499845154, -0.06633036581224923, 0.03716751553591131,
  -0.01619773405815363, 0.005031969991436512, -0.0007577732795909018, -0.0001992567637167199,
  0.0001506216034119589, -2.4398994916077766e-5, -1.1221725732446367e-5, 5.709304731320616e-6,
  2.930706748457074e-7, -8.249507037608117e-7, 7.568983586862331e-8, 1.0984383321768042e-7,
  -1.8749452545156953e-8, -1.4187535550686377e-8, 2.1180809328140118e-9, 1.357077004553836e-9,
];

/**
 * e^(z²)·erfc z for z in [0, 40].
 *
 * The polynomial of degree 23 interpolates at Chebyshev points; its relative error is 2^−54.
 *
 * @see M. Shepherd, J. Laframboise, "Chebyshev Approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞", 1981
 */
export function scaledErfc(z: Node): Node {
  const t = f.div(f.sub(z, 4), f.add(z, 4));
  const sum = SCALED_ERFC.reduceRight<Node | null>(
    (rest, c) => (rest === null ? constant(c) : f.add(c, f.mul(t, rest))),
    null,
  ) as Node;
  return f.div(sum, f.add(1, f.mul(2, z)));
}

/** Φ(x), the distribution function of the standard normal; with relative precision also where it is tiny. */
export function normalDistribution(x: Node): Node {
  const left = f.lt(x, 0);
  // Not |x|, whose derivative at 0 is none of Φ.
  const a = f.min(f.select(left, f.neg(x), x), 40);
  const tail = f.mul(f.mul(0.5, bell(a, 0.5)), scaledErfc(f.mul(a, Math.SQRT1_2)));
  return f.select(left, tail, f.sub(1, tail));
}
