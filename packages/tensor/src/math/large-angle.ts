/** Bits after the point of 2/π: 1024 for the largest float64, the rest for the digits that are left of it. */
const BITS = 1216n;
/** Bits after the point of a count of quarter turns; 61 of them may be zeros beside a multiple of π/2. */
const KEPT = 192n;
/** 2⁻¹⁹² */
const UNIT = 1.5930919111324523e-58;
/** From here on every float64 is whole. */
const WHOLE = 9007199254740992;
const SHIFT = 23n;
/** 2²³ makes every float64 above 2²⁹ whole. */
const SCALE = 8388608;

let circle: { readonly twoOverPi: bigint; readonly halfPi: bigint } | null = null;

/** An angle as `quadrant` quarter turns, modulo 4, and a rest r + tail in [−π/4, π/4]. */
export interface ReducedAngle {
  readonly quadrant: number;
  readonly r: number;
  readonly tail: number;
}

/**
 * x − q·π/2 with q the nearest integer to x · 2/π, for any finite |x| ≥ 2²⁹, in whole numbers of as many bits as it takes.
 *
 * Slow, some microseconds, for arguments that hardly occur.
 *
 * @param x A finite number, |x| ≥ 2²⁹.
 * @returns q modulo 4, and the rest as a sum of two float64.
 * @example
 * reduceLargeAngle(1e22).quadrant; // 3, as sin 1e22 = −0.85 and cos 1e22 = 0.52
 * @see M. Payne and R. Hanek, Radian Reduction for Trigonometric Functions, SIGNUM Newsletter 18, 1983
 */
export function reduceLargeAngle(x: number): ReducedAngle {
  circle ??= measureCircle();
  const { twoOverPi, halfPi } = circle;
  const isWhole = Math.abs(x) >= WHOLE;
  const exact = BigInt(isWhole ? x : x * SCALE);
  const turns = (exact * twoOverPi) >> (BITS + (isWhole ? 0n : SHIFT) - KEPT);
  const quadrant = (turns + (1n << (KEPT - 1n))) >> KEPT;
  const rest = ((turns - (quadrant << KEPT)) * halfPi) >> KEPT;
  const r = Number(rest);
  return {
    quadrant: Number(BigInt.asUintN(2, quadrant)),
    r: r * UNIT,
    tail: Number(rest - BigInt(r)) * UNIT,
  };
}

/** π = 16 arctan(1/5) − 4 arctan(1/239) (J. Machin, 1706), in fixed point. */
function measureCircle(): { readonly twoOverPi: bigint; readonly halfPi: bigint } {
  // Each term of the series is cut at its last bit, so a few more are carried than are kept.
  const bits = BITS + 32n;
  const pi = 16n * arctanOfInverse(5n, bits) - 4n * arctanOfInverse(239n, bits);
  return { twoOverPi: (2n << (bits + BITS)) / pi, halfPi: pi >> (bits + 1n - KEPT) };
}

/** arctan(1/n) = 1/n − 1/3n³ + 1/5n⁵ − … */
function arctanOfInverse(n: bigint, bits: bigint): bigint {
  let power = (1n << bits) / n;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += (odd & 2n) === 0n ? power / odd : -(power / odd);
    power /= n * n;
  }
  return sum;
}
