import type { Pair } from './pair';

/**
 * A number as it is shown: 0.20944600, 7, 8.0900e-5, −0.3, ∞.
 *
 * Whole numbers stand as they are. Numbers below 10^(−digits/2), of which few digits would be left, and from 10⁷ on, stand with a power of ten.
 *
 * @param digits - how many decimals; with a power of ten half as many
 * @param exact - whether it was given rather than computed: it is shown by its shortest decimal, if that has no more digits
 * @param float32 - whether it was given in float32, whose shortest decimal for 0.30000001192092896 is 0.3
 */
export function shownNumber(x: number, digits = 8, exact = false, float32 = false): Pair {
  const size = Math.abs(x);
  if (Number.isInteger(x) && size < (exact ? 1e21 : 1e7)) return writtenNumber(`${x}`);
  if (exact && size < 1e7) {
    const shortest = float32 ? shortest32(x) : x;
    // Rounds x itself, and not what is shortest, which is rounded already.
    const decimal = shortest.toFixed(digits);
    if (Number(decimal) === shortest) return writtenNumber(decimal.replace(/\.?0+$/, ''));
  }
  const half = Math.max(1, digits >> 1);
  if (size >= 1e7 || size < Number(`1e-${digits - half}`))
    return writtenNumber(x.toExponential(half));
  return writtenNumber(x.toFixed(digits));
}

/** The number of the fewest digits that float32 rounds to `x`. */
function shortest32(x: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(x.toPrecision(digits));
    if (Math.fround(candidate) === x) return candidate;
  }
  return Number(x.toPrecision(9));
}

/** A number that JavaScript has written, `-1.5e-7`, as it is read. */
export function writtenNumber(written: string): Pair {
  const [, sign, mantissa, exponent] = /^(-?)([^e]*)(?:e\+?(.*))?$/.exec(
    written,
  ) as RegExpExecArray;
  const [text, latex] = NAMES[mantissa] ?? [mantissa, mantissa];
  return {
    text: `${sign && '−'}${text}${exponent ? `e${exponent}` : ''}`,
    latex: `${sign}${latex}${exponent ? ` \\times 10^{${exponent}}` : ''}`,
  };
}

const NAMES: Readonly<Record<string, readonly [text: string, latex: string]>> = {
  NaN: ['NaN', '\\mathrm{NaN}'],
  Infinity: ['∞', '\\infty'],
};
