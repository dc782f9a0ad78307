import { describe, expect, it } from 'vitest';
import { cos32, cos64 } from './cos';
import { reduceLargeAngle } from './large-angle';
import { sin32, sin64 } from './sin';

// x, then quadrant, r, tail, sin x and cos x by mpmath 1.3 with 2500 bits.
const CASES: [x: number, quadrant: number, r: number, tail: number, sin: number, cos: number][] = [
  [
    -1500000000.25, 1, 0.45470319154281885, 1.312786805324525e-17, 0.8983914247417267,
    -0.43919568298257483,
  ],
  [
    2147483648.5, 3, 0.740116920962246, -3.730733401878693e-17, -0.7383897152906878,
    0.6743742494734931,
  ],
  [1e10, 0, -0.5092310721657348, 3.875968537717354e-17, -0.4875060250875107, 0.873119622676856],
  [
    2 ** 51 + 0.5,
    1,
    -0.031910719144261614,
    1.1569428146163586e-18,
    0.9994908962054925,
    0.03190530367104243,
  ],
  [1e22, 3, 0.5506189342358097, -7.985621383147488e-18, -0.8522008497671888, 0.523214785395139],
  [
    Number.MAX_VALUE,
    2,
    -0.004961975150787273,
    -3.656438180407946e-19,
    0.004961954789184062,
    -0.9999876894265599,
  ],
  // Of all float64 nearest to a multiple of π/2: J.-M. Muller et al., "Handbook of Floating-Point
  // Arithmetic", 2nd ed., 2018, section 10.2.
  [
    6381956970095103 * 2 ** 797,
    1,
    4.687165924254628e-19,
    -4.3720557429382733e-36,
    1,
    -4.687165924254628e-19,
  ],
];

const MAX32 = 3.4028234663852886e38;

describe('reduceLargeAngle', () => {
  it.each(CASES)('finds the quarter turns in %d and the rest', (x, quadrant, r, tail) => {
    const reduced = reduceLargeAngle(x);
    expect(reduced.quadrant).toBe(quadrant);
    expect(reduced.r).toBe(r);
    expect(Math.abs(reduced.tail - tail)).toBeLessThan(1e-12 * Math.abs(tail));
  });

  it('turns the other way for the opposite', () => {
    for (const [x, quadrant, r] of CASES) {
      expect(reduceLargeAngle(-x)).toMatchObject({ quadrant: (4 - quadrant) % 4, r: -r });
    }
  });
});

describe('sine and cosine of large arguments', () => {
  it('are exact to an ulp', () => {
    for (const [x, , , , sine, cosine] of CASES) {
      expect(Math.abs(sin64(x) - sine)).toBeLessThanOrEqual(2 ** -52 * Math.abs(sine));
      expect(Math.abs(cos64(x) - cosine)).toBeLessThanOrEqual(2 ** -52 * Math.abs(cosine));
    }
  });

  it('are exact in float32', () => {
    expect(sin32(1e10)).toBe(Math.fround(-0.4875060250875107));
    expect(cos32(1e10)).toBe(Math.fround(0.873119622676856));
    expect(sin32(MAX32)).toBe(Math.fround(-0.5218765233336585));
    expect(cos32(MAX32)).toBe(Math.fround(0.8530210398303042));
  });

  it('join those of small ones', () => {
    // On either side of where the other way of reducing begins.
    for (const x of [999999999.9999999, 1e9, 1000000000.0000001]) {
      expect(Math.abs(sin64(x) - Math.sin(x))).toBeLessThan(2 ** -52);
      expect(Math.abs(cos64(x) - Math.cos(x))).toBeLessThan(2 ** -52);
    }
  });
});
