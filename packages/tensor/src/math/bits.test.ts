import { describe, expect, it } from 'vitest';
import { spread } from '../../test/reference/inputs';
import { bitsOf32, fromBits32, highWord64, powerOfTwo, scale32, scale64 } from './bits';

describe('bitsOf32 and fromBits32', () => {
  it('read and write the IEEE 754 encoding', () => {
    expect(bitsOf32(1)).toBe(0x3f800000);
    expect(bitsOf32(-0)).toBe(-0x80000000);
    expect(bitsOf32(2 ** -149)).toBe(1);
    expect(bitsOf32(Infinity)).toBe(0x7f800000);
    expect(fromBits32(0x3f3504f3)).toBe(Math.fround(Math.SQRT1_2));
    expect(fromBits32(-0x80000000)).toBe(-0);
  });
});

describe('highWord64', () => {
  it('holds sign, exponent and the top of the mantissa', () => {
    expect(highWord64(1)).toBe(0x3ff00000);
    expect(highWord64(-2)).toBe(-0x40000000);
    expect(highWord64(2 ** -1074)).toBe(0);
    expect(highWord64(Math.SQRT1_2)).toBe(0x3fe6a09e);
  });
});

describe('powerOfTwo', () => {
  it('is exact from the smallest denormal to the largest power', () => {
    for (let n = -1074; n <= 1023; n++) expect(powerOfTwo(n)).toBe(2 ** n);
  });
});

describe('scale32', () => {
  it('rounds once, as two float32 products do', () => {
    const fround = Math.fround;
    const differing: number[] = [];
    for (const y of spread(0.7, 1.42, 50).map(fround))
      for (let n = -151; n <= 129; n++) {
        const half = n >> 1;
        const lanes = fround(fround(y * 2 ** half) * 2 ** (n - half));
        if (scale32(y, n) !== lanes || scale32(-y, n) !== -lanes) differing.push(y, n);
      }
    expect(differing).toEqual([]);
  });

  it('overflows to ∞ and underflows to the nearest denormal', () => {
    expect(scale32(1, 128)).toBe(Infinity);
    expect(scale32(1 - 2 ** -24, 128)).toBe(fromBits32(0x7f7fffff));
    expect(scale32(1.5, -149)).toBe(2 ** -148);
    expect(scale32(1, -150)).toBe(0);
    expect(scale32(NaN, NaN)).toBeNaN();
  });
});

describe('scale64', () => {
  it('reaches both ends of the range', () => {
    expect(scale64(1, 1024)).toBe(Infinity);
    expect(scale64(1 - 2 ** -53, 1024)).toBe(Number.MAX_VALUE);
    expect(scale64(1.5, -1074)).toBe(2 ** -1073);
    expect(scale64(1, -1075)).toBe(0);
    expect(scale64(1 + 2 ** -52, -1022)).toBe(2 ** -1022 + 2 ** -1074);
    expect(scale64(-1.25, 3)).toBe(-10);
    expect(scale64(NaN, NaN)).toBeNaN();
  });
});
