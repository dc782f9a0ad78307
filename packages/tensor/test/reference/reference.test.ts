import { describe, expect, it } from 'vitest';
import {
  add,
  type BigFloat,
  divide,
  fromFixed,
  fromNumber,
  magnitude,
  multiply,
  ONE,
  subtract,
  toFixed,
} from './big-float';
import { BITS, LN2, PI } from './constants';
import { cos, erf, exp, expm1, log, log1p, pow, sigmoid, sin, softplus, tanh } from './elementary';
import { fingerprint } from './fingerprint';
import { allExponents32, allExponents64, around32, around64, spread } from './inputs';
import { FLOAT32, FLOAT64, ulpError } from './ulp';

/** The first digits after the point, cut off. */
function digits(a: BigFloat, count: number): string {
  const scaled = (toFixed(a, BITS) * 10n ** BigInt(count)) >> BigInt(BITS);
  const text = scaled.toString().padStart(count + 1, '0');
  return `${text.slice(0, -count)}.${text.slice(-count)}`;
}

const n = fromNumber;

describe('the reference functions', () => {
  // OEIS A001113, A068985, A002162, A002391, A000796, A002193, A002163; A049469, A049470, A073744 below
  it('give the published digits of e, ln 2, π and their relatives', () => {
    expect(digits(exp(ONE), 50)).toBe('2.71828182845904523536028747135266249775724709369995');
    expect(digits(exp(n(-1)), 50)).toBe('0.36787944117144232159552377016146086744581113103176');
    expect(digits(fromFixed(LN2, BITS), 50)).toBe(
      '0.69314718055994530941723212145817656807550013436025',
    );
    expect(digits(log(n(2)), 40)).toBe('0.6931471805599453094172321214581765680755');
    expect(digits(log(n(3)), 40)).toBe('1.0986122886681096913952452369225257046474');
    expect(digits(fromFixed(PI, BITS), 50)).toBe(
      '3.14159265358979323846264338327950288419716939937510',
    );
    expect(digits(pow(n(2), n(0.5)), 40)).toBe('1.4142135623730950488016887242096980785696');
    expect(digits(pow(n(5), n(0.5)), 40)).toBe('2.2360679774997896964091736687312762354406');
  });

  it('give the published digits of sin 1, cos 1, erf 1 and tanh 1', () => {
    expect(digits(sin(ONE), 50)).toBe('0.84147098480789650665250232163029899962256306079837');
    expect(digits(cos(ONE), 50)).toBe('0.54030230586813971740093660744297660373231042061792');
    expect(digits(erf(ONE), 40)).toBe('0.8427007929497148693412206350826092592960');
    expect(digits(erf(n(0.5)), 40)).toBe('0.5204998778130465376827466538919645287364');
    expect(digits(tanh(ONE), 40)).toBe('0.7615941559557648881194582826047935904127');
  });

  it('agree with one another by their identities', () => {
    for (const x of spread(-20, 20, 50)) {
      const [s, c] = [sin(n(x)), cos(n(x))];
      const one = add(multiply(s, s), multiply(c, c));
      expect(magnitude(subtract(one, ONE))).toBeLessThan(-200);
      expect(ulpError(x, log(exp(n(x))), FLOAT64)).toBeLessThan(1e-9);
      expect(ulpError(x, log1p(expm1(n(x))), FLOAT64)).toBeLessThan(1e-9);
      // the inverse of σ
      const odds = divide(sigmoid(n(x)), sigmoid(n(-x)));
      expect(ulpError(x, log(odds), FLOAT64)).toBeLessThan(1e-9);
      expect(ulpError(x, log(expm1(softplus(n(x)))), FLOAT64)).toBeLessThan(1e-9);
    }
  });

  it('keep their relative precision for tiny arguments', () => {
    const tiny = 3e-310;
    for (const f of [expm1, log1p, sin, tanh]) expect(ulpError(tiny, f(n(tiny)), FLOAT64)).toBe(0);
    expect(ulpError(3e-200, log1p(n(3e-200)), FLOAT64)).toBeLessThan(1e-9);
  });

  it('reduce the argument beside multiples of π/2', () => {
    expect(ulpError(1.2246467991473532e-16, sin(n(Math.PI)), FLOAT64)).toBeLessThan(0.5);
    expect(ulpError(6.123233995736766e-17, cos(n(Math.PI / 2)), FLOAT64)).toBeLessThan(0.5);
    // J.-M. Muller, Elementary Functions, 2016, section 11.1
    expect(ulpError(-0.8522008497671888, sin(n(1e22)), FLOAT64)).toBeLessThan(0.5);
  });
});

describe('ulpError', () => {
  it('counts in the spacing of the binade of the exact value', () => {
    expect(ulpError(1 + 2 ** -52, ONE, FLOAT64)).toBe(1);
    expect(ulpError(1 - 2 ** -53, ONE, FLOAT64)).toBe(0.5);
    expect(ulpError(1 + 2 ** -23, ONE, FLOAT32)).toBe(1);
    expect(ulpError(1 / 3, divide(ONE, n(3)), FLOAT64)).toBeCloseTo(1 / 3, 12);
  });

  it('counts denormals in the smallest of them', () => {
    expect(ulpError(0, n(2 ** -1074), FLOAT64)).toBe(1);
    expect(ulpError(2 ** -149, n(2 ** -151), FLOAT32)).toBe(0.75);
  });

  it('takes infinity for the number after the largest one', () => {
    expect(ulpError(Infinity, n(Number.MAX_VALUE), FLOAT64)).toBe(1);
    expect(ulpError(Infinity, n(2 ** 130), FLOAT32)).toBe(0);
    expect(ulpError(-Infinity, n(2 ** 130), FLOAT32)).toBe(Infinity);
    expect(ulpError(NaN, ONE, FLOAT32)).toBe(Infinity);
  });
});

describe('the inputs', () => {
  it('reach every exponent of both signs, denormals included', () => {
    const exponents = (xs: number[]) => new Set(xs.map((x) => Math.floor(Math.log2(x))));
    const single = allExponents32(2000);
    const double = allExponents64(20000);
    const missing = (found: Set<number>, lowest: number, highest: number) =>
      Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i).filter(
        (e) => !found.has(e),
      );
    expect(missing(exponents(single), -126, 127)).toEqual([]);
    expect(missing(exponents(single.map((x) => -x)), -126, 127)).toEqual([]);
    expect(missing(exponents(double), -1022, 1023)).toEqual([]);
    expect(missing(exponents(double.map((x) => -x)), -1022, 1023)).toEqual([]);
    expect(single.some((x) => x > 0 && x < 2 ** -126)).toBe(true);
    expect(double.some((x) => x > 0 && x < 2 ** -1022)).toBe(true);
  });

  it('surround a point by its neighbours', () => {
    expect(around32([1], 1)).toEqual([1 - 2 ** -24, 1, 1 + 2 ** -23]);
    expect(around64([1], 1)).toEqual([1 - 2 ** -53, 1, 1 + 2 ** -52]);
    expect(around32([0], 1)).toEqual([-(2 ** -149), 0, 2 ** -149]);
    expect(around64([-2], 1)).toEqual([-2 + 2 ** -52, -2, -2 - 2 ** -51]);
  });
});

describe('fingerprint', () => {
  it('is FNV-1a over the bits', () => {
    expect(fingerprint([])).toBe('811c9dc5'); // the offset basis
    expect(fingerprint([0])).not.toBe(fingerprint([-0]));
    expect(fingerprint([NaN])).toBe(fingerprint([-NaN]));
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
  });
});
