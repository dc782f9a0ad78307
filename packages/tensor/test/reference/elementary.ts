import {
  absolute,
  add,
  type BigFloat,
  divide,
  fromFixed,
  fromNumber,
  magnitude,
  multiply,
  negate,
  ONE,
  scale,
  subtract,
  toFixed,
  toNumber,
  ZERO,
} from './big-float';
import { BITS, LN2, PI } from './constants';

// The elementary functions to at least 120 bits, from their Taylor series in fixed point: slow, plain, and independent
// of the functions they judge. Arguments are exact and finite; `Math` serves only for first guesses.

const P = BigInt(BITS);
const UNIT = 1n << P;
const TWO = fromNumber(2);
const HALVINGS = 8n;

/** eˣ = 2ⁿ · (e^(r/256))²⁵⁶ with r = x − n ln 2. */
export function exp(x: BigFloat): BigFloat {
  // far outside every format
  if (magnitude(x) > 11) return scale(ONE, x.mantissa > 0n ? 2 ** 17 : -(2 ** 17));
  const n = Math.round(toNumber(x) / Math.LN2);
  const r = toFixed(x, BITS) - BigInt(n) * LN2;
  return scale(fromFixed(expSeries(r), BITS), n);
}

/** x + x²/2! + x³/3! + … where eˣ − 1 would cancel. */
export function expm1(x: BigFloat): BigFloat {
  if (magnitude(x) >= -3) return subtract(exp(x), ONE);
  const r = toFixed(x, BITS);
  let term = UNIT;
  let sum = 0n;
  for (let k = 2n; term !== 0n && term !== -1n; k++) {
    sum += term;
    term = (term * r) >> P;
    term /= k;
  }
  return multiply(x, fromFixed(sum, BITS));
}

/** log x = k ln 2 + log f, f in [½, 1), by one Newton–Halley step from a float64 guess. */
export function log(x: BigFloat): BigFloat {
  const distance = subtract(x, ONE);
  if (magnitude(distance) < -3) return log1p(distance);
  const k = magnitude(x) + 1;
  const f = toFixed(scale(x, -k), BITS);
  const guess = toFixed(fromNumber(Math.log(toNumber(fromFixed(f, BITS)))), BITS);
  const e = expSeries(guess);
  // y + 2 (f − e^y)/(f + e^y) triples the correct bits
  const y = guess + ((2n * (f - e)) << P) / (f + e);
  return fromFixed(BigInt(k) * LN2 + y, BITS);
}

/** 2 artanh(x/(2 + x)) near 0, where log(1 + x) would lose x. */
export function log1p(x: BigFloat): BigFloat {
  if (magnitude(x) >= -3) return log(add(ONE, x));
  const s = divide(x, add(TWO, x));
  const z = toFixed(multiply(s, s), BITS);
  let power = UNIT;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (power * z) >> P;
  }
  return multiply(scale(s, 1), fromFixed(sum, BITS));
}

/** (e^2x − 1)/(e^2x + 1). */
export function tanh(x: BigFloat): BigFloat {
  if (magnitude(x) > 7) return x.mantissa < 0n ? negate(ONE) : ONE;
  const e = expm1(scale(x, 1));
  return divide(e, add(e, TWO));
}

/** 1/(1 + e^−x), or e^x/(1 + e^x) below 0. */
export function sigmoid(x: BigFloat): BigFloat {
  const e = exp(negate(absolute(x)));
  return divide(x.mantissa < 0n ? e : ONE, add(ONE, e));
}

/** max(x, 0) + log(1 + e^−|x|). */
export function softplus(x: BigFloat): BigFloat {
  const rest = log1p(exp(negate(absolute(x))));
  return x.mantissa > 0n ? add(x, rest) : rest;
}

/** sin x, from r = x − q·π/2 with |r| ≤ π/4. */
export function sin(x: BigFloat): BigFloat {
  return magnitude(x) < -3 ? sinSeries(x) : quarterWave(x, 0n);
}

/** cos x = sin(x + π/2). */
export function cos(x: BigFloat): BigFloat {
  return quarterWave(x, 1n);
}

/** 2/√π · e^(−x²) · x · Σ (2x²)ⁿ/(1·3·…·(2n + 1)): every term has the same sign. */
export function erf(x: BigFloat): BigFloat {
  if (magnitude(x) >= 3) return x.mantissa < 0n ? negate(ONE) : ONE;
  const square = multiply(x, x);
  const z = toFixed(scale(square, 1), BITS);
  let term = UNIT;
  let sum = 0n;
  for (let odd = 3n; term !== 0n; odd += 2n) {
    sum += term;
    term = ((term * z) >> P) / odd;
  }
  const front = divide(multiply(TWO, exp(negate(square))), fromFixed(squareRoot(PI), BITS));
  return multiply(multiply(front, x), fromFixed(sum, BITS));
}

/** xʸ = e^(y log x), x > 0. */
export function pow(x: BigFloat, y: BigFloat): BigFloat {
  if (y.mantissa === 0n) return ONE;
  return exp(multiply(y, log(x)));
}

function expSeries(r: bigint): bigint {
  const small = r >> HALVINGS;
  let term = UNIT;
  let sum = 0n;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    sum += term;
    term = ((term * small) >> P) / k;
  }
  for (let i = 0n; i < HALVINGS; i++) sum = (sum * sum) >> P;
  return sum;
}

function quarterWave(x: BigFloat, shift: bigint): BigFloat {
  const fixed = toFixed(x, BITS);
  const q = (2n * fixed + PI / 2n) / PI - (2n * fixed + PI / 2n < 0n ? 1n : 0n);
  const r = fixed - (q * PI) / 2n;
  const quadrant = (((q + shift) % 4n) + 4n) % 4n;
  const value = quadrant % 2n === 0n ? sinSeries(fromFixed(r, BITS)) : cosSeries(r);
  return quadrant >= 2n ? negate(value) : value;
}

/** x · (1 − x²/3! + x⁴/5! − …). */
function sinSeries(x: BigFloat): BigFloat {
  if (x.mantissa === 0n) return ZERO;
  const z = toFixed(multiply(x, x), BITS);
  let term = UNIT;
  let sum = 0n;
  for (let k = 2n; term !== 0n && term !== -1n; k += 2n) {
    sum += term;
    term = -((term * z) >> P) / (k * (k + 1n));
  }
  return multiply(x, fromFixed(sum, BITS));
}

/** 1 − r²/2! + r⁴/4! − …. */
function cosSeries(r: bigint): BigFloat {
  const z = (r * r) >> P;
  let term = UNIT;
  let sum = 0n;
  for (let k = 1n; term !== 0n && term !== -1n; k += 2n) {
    sum += term;
    term = -((term * z) >> P) / (k * (k + 1n));
  }
  return fromFixed(sum, BITS);
}

/** √a in fixed point. */
function squareRoot(a: bigint): bigint {
  const target = a << P;
  let root = 1n << (P + 2n);
  for (;;) {
    const next = (root + target / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
