import { fround } from './fround';
import { reduceLargeAngle } from './large-angle';
import { ROUNDER } from './rounder';

const TWO_OVER_PI = 0.6366197723675814;

// π/2 = HALF_PI_1 + … + HALF_PI_5: four times 23 bits, so that products with a count of quarters below
// 2³⁰ are exact, then 53 bits.
const HALF_PI_1 = 1.570796251296997;
const HALF_PI_2 = 7.549789415861596e-8;
const HALF_PI_3 = 5.39030083589187e-15;
const HALF_PI_4 = 2.0222659584103533e-21;
const HALF_PI_5 = 2.9038559739793583e-28;
const HALF_PI_3_TO_5 = 5.390302858158119e-15;

// Beyond it a count of quarters no longer fits the pieces of π/2.
const FARTHEST = 1e9;

/**
 * sin(x + shift · π/2), computed in float64 and rounded once to float32.
 *
 * x − q·π/2 with q the nearest integer to x · 2/π, by three pieces of π/2 (Cody and Waite); beyond 10⁹
 * as in float64. On |r| ≤ π/4 the sine is r + r³·S(r²), relative error 2^−37.5, and the cosine
 * 1 − r²/2 + r⁴·C(r²), error 2^−33.3, both minimax (Remez).
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @param shift 0 for the sine, 1 for the cosine.
 * @returns A float32 in [−1, 1]; NaN for ±∞ and NaN.
 * @example
 * quarterWave32(0, 1); // 1
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 8
 */
export function quarterWave32(x: number, shift: number): number {
  if (Math.abs(x) > FARTHEST) return fround(farWave(x, shift));
  const q = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const r = x - q * HALF_PI_1 - q * HALF_PI_2 - q * HALF_PI_3_TO_5;
  const quadrant = modulo4(q + shift);
  const z = r * r;
  const y =
    quadrant === 1 || quadrant === 3
      ? 1 -
        0.5 * z +
        z * z * (0.041666646865259484 + z * (-0.0013887367455184295 + z * 2.4438444382422613e-5))
      : r +
        r *
          z *
          (-0.16666666641624991 +
            z * (0.008333329385708462 + z * (-0.0001983933477701722 + z * 2.7183109240152264e-6)));
  return fround(quadrant >= 2 ? -y : y);
}

/**
 * sin(x + shift · π/2) in float64.
 *
 * x − q·π/2 with q the nearest integer to x · 2/π, by five pieces of π/2, kept as r + tail: 145
 * bits of π/2 leave a full float64 even beside a multiple of π/2. Beyond 10⁹ with as many bits as it
 * takes.
 *
 * @param x Any number, ±∞ or NaN.
 * @param shift 0 for the sine, 1 for the cosine.
 * @returns A number in [−1, 1]; NaN for ±∞ and NaN.
 * @example
 * quarterWave64(0, 1); // 1
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 8
 */
export function quarterWave64(x: number, shift: number): number {
  if (Math.abs(x) > FARTHEST) return farWave(x, shift);
  const q = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const rest2 = x - q * HALF_PI_1 - q * HALF_PI_2; // exact
  const part3 = q * HALF_PI_3;
  const rest3 = rest2 - part3;
  const lost3 = rest2 - rest3 - part3;
  const part4 = q * HALF_PI_4;
  const rest4 = rest3 - part4;
  const lost4 = rest3 - rest4 - part4;
  const lost = lost3 + lost4 - q * HALF_PI_5;
  const r = rest4 + lost;
  return onQuadrant(modulo4(q + shift), r, rest4 - r + lost);
}

/** sin(x + shift · π/2) for |x| > 10⁹, ±∞ included. */
function farWave(x: number, shift: number): number {
  if (Math.abs(x) === Infinity) return Number.NaN;
  const { quadrant, r, tail } = reduceLargeAngle(x);
  return onQuadrant(modulo4(quadrant + shift), r, tail);
}

/** sin(r + tail + quadrant · π/2) */
function onQuadrant(quadrant: number, r: number, tail: number): number {
  const y = quadrant === 1 || quadrant === 3 ? cosReduced(r, tail) : sinReduced(r, tail);
  return quadrant >= 2 ? -y : y;
}

/** sin(r + tail) = r + tail − r²·tail/2 + r³·S(r²); S of degree 5, minimax (Remez), error 2^−57.6. */
function sinReduced(r: number, tail: number): number {
  const z = r * r;
  const w = z * z;
  const p =
    0.008333333333322457 +
    z * -0.00019841269829837293 +
    w * (2.755731370104522e-6 + z * -2.5050759431494812e-8 + w * 1.5896867410741508e-10);
  const cube = z * r;
  return r - (z * (0.5 * tail - cube * p) - tail - cube * -0.16666666666666632);
}

/** cos(r + tail) = 1 − r²/2 + r⁴·C(r²) − r·tail; C has degree 5, minimax (Remez), error 2^−60.1. */
function cosReduced(r: number, tail: number): number {
  const z = r * r;
  const w = z * z;
  const p =
    0.041666666666666616 +
    z * -0.0013888888888876183 +
    w *
      (2.480158729059526e-5 +
        z * -2.755731463780278e-7 +
        w * (2.0875758358641557e-9 + z * -1.1361312978880142e-11));
  const half = 0.5 * z;
  const head = 1 - half;
  return head + (1 - head - half + (w * p - r * tail));
}

function modulo4(n: number): number {
  return n - 4 * Math.floor(0.25 * n);
}
