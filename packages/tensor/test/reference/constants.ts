/** Fractional bits of the fixed-point numbers here and in `elementary.ts`. */
export const BITS = 240;

const GUARD = 32;

/** ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749), with BITS fractional bits. */
export const LN2 =
  (18n * inverseArtanh(26n) - 2n * inverseArtanh(4801n) + 8n * inverseArtanh(8749n)) >>
  BigInt(GUARD);

/** π = 16 arctan(1/5) − 4 arctan(1/239) (Machin 1706), with BITS fractional bits. */
export const PI = (16n * inverseArctan(5n) - 4n * inverseArctan(239n)) >> BigInt(GUARD);

/** artanh(1/n) = Σ 1/((2k + 1) n^(2k+1)). */
function inverseArtanh(n: bigint): bigint {
  return oddSeries(n, 1n);
}

/** arctan(1/n) = Σ (−1)ᵏ/((2k + 1) n^(2k+1)). */
function inverseArctan(n: bigint): bigint {
  return oddSeries(n, -1n);
}

function oddSeries(n: bigint, sign: bigint): bigint {
  let power = (1n << BigInt(BITS + GUARD)) / n;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (sign * power) / (n * n);
  }
  return sum;
}
