import { type BigFloat, fromNumber, magnitude, scale, subtract, toNumber } from './big-float';

/** What a binary floating-point format holds. */
export interface Format {
  /** Bits of the significand, the leading one included. */
  readonly precision: number;
  /** ⌊log₂⌋ of the smallest normal number. */
  readonly lowest: number;
  /** ⌊log₂⌋ of the largest finite number. */
  readonly highest: number;
}

export const FLOAT32: Format = { precision: 24, lowest: -126, highest: 127 };
export const FLOAT64: Format = { precision: 53, lowest: -1022, highest: 1023 };

/**
 * |actual − exact| in units in the last place of the exact value.
 *
 * The unit is the spacing of the format's numbers in the binade of the exact value, among the
 * denormals the smallest of them. ∞ counts as 2^(highest + 1), the number that takes its place.
 *
 * @returns The distance, 0 and up; ∞ where actual is NaN or has the wrong sign of infinity.
 */
export function ulpError(actual: number, exact: BigFloat, format: Format): number {
  if (Number.isNaN(actual)) return Infinity;
  const { precision, lowest, highest } = format;
  const binade = Math.min(Math.max(magnitude(exact), lowest), highest);
  const unit = binade - (precision - 1);
  if (Number.isFinite(actual)) return distance(fromNumber(actual), exact, unit);
  const sign = actual > 0 ? 1n : -1n;
  if (exact.mantissa > 0n !== actual > 0) return Infinity;
  if (magnitude(exact) > highest) return 0;
  return distance({ mantissa: sign, exponent: highest + 1 }, exact, unit);
}

function distance(a: BigFloat, b: BigFloat, unit: number): number {
  return Math.abs(toNumber(scale(subtract(a, b), -unit)));
}
