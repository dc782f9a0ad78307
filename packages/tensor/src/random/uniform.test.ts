import { describe, expect, it } from 'vitest';
import { philoxFill } from './philox';
import { cloneState, createState } from './state';
import { fillUniform } from './uniform';

// Two blocks before the first carry of the counter, so that seven numbers cross it.
const start = (): Int32Array => Int32Array.of(0x12345678, 0x9abcdef0, -2, 0, 0, 0);

// Found by running Philox backwards: the blocks of these states are four words of only 0 and only 1 bits.
const zeros = (): Int32Array => Int32Array.of(1, 2, 0x62f4ec4b, 0x77e11200, 0x8dcc56aa, 0xbfd2ad3c);
const ones = (): Int32Array => Int32Array.of(1, 2, 0x13b8e1e0, 0xcd71f1f1, 0x08203d8d, 0xd96827a4);

describe('fillUniform', () => {
  it('gives the float32 numbers of an independent computation', () => {
    const out = new Float32Array(7);
    fillUniform(start(), out, -0.1, 0.3);
    // Philox on Python integers, arithmetic in numpy.float32
    expect(Array.from(out)).toEqual([
      0.13449189066886902, 0.04406232386827469, -0.08063282817602158, 0.10441785305738449,
      0.260947048664093, -0.09409981220960617, -0.018195077776908875,
    ]);
  });

  it('gives the float64 numbers of an independent computation', () => {
    const out = new Float64Array(7);
    fillUniform(start(), out, -0.1, 0.3);
    expect(Array.from(out)).toEqual([
      0.13449190107950879, 0.04406234703892281, -0.08063282404745693, 0.10441785671915782,
      0.26094704470873875, -0.09409978653380353, -0.018195073792983824,
    ]);
  });

  it('is 24 bits of the word in float32, which is float64 cut off', () => {
    const n = 2001;
    const words = new Uint32Array(n + 3);
    philoxFill(createState(7), words);
    const single = new Float32Array(n);
    const double = new Float64Array(n);
    fillUniform(createState(7), single, 0, 1);
    fillUniform(createState(7), double, 0, 1);
    for (let i = 0; i < n; i++) {
      expect(single[i]).toBe((words[i] >>> 8) / 2 ** 24);
      expect(single[i]).toBe(Math.floor(double[i] * 2 ** 24) / 2 ** 24);
    }
  });

  it.each([0, 1, 2, 3, 4, 5, 1027])('gives the first %i numbers of a longer draw', (n) => {
    const long = new Float64Array(2048);
    fillUniform(createState(7), long, -1, 1);
    const short = new Float64Array(n);
    fillUniform(createState(7), short, -1, 1);
    expect(short).toEqual(long.subarray(0, n));
  });

  it('advances alike for both dtypes', () => {
    const a = createState(7);
    const b = cloneState(a);
    fillUniform(a, new Float32Array(9), 0, 1);
    fillUniform(b, new Float64Array(9), 0, 1);
    expect(a).toEqual(b);
    expect(a[2]).toBe(3);
  });

  it('never gives the upper bound, where rounding would', () => {
    // Half of the steps of u round up to 2^24 + 2, the only float32 above low.
    const single = new Float32Array(100);
    fillUniform(createState(7), single, 2 ** 24, 2 ** 24 + 2);
    expect(new Set(single)).toEqual(new Set([2 ** 24]));
    const double = new Float64Array(100);
    fillUniform(createState(7), double, 2 ** 53, 2 ** 53 + 2);
    expect(new Set(double)).toEqual(new Set([2 ** 53]));
  });

  it('keeps below a negative, zero and subnormal upper bound too', () => {
    for (const [low, high] of [
      [-(2 ** 24) - 2, -(2 ** 24)],
      [-1e-45, 0],
      [0, 1e-45],
      [-3e-45, -1e-45],
    ]) {
      const out = new Float32Array(100);
      fillUniform(createState(7), out, low, high);
      expect(out.every((x) => x >= Math.fround(low) && x < Math.fround(high))).toBe(true);
    }
    const out = new Float64Array(100);
    fillUniform(createState(7), out, -5e-324, 0);
    expect(new Set(out)).toEqual(new Set([-5e-324]));
  });

  it('gives low where both bounds are equal, or round to the same number', () => {
    const single = new Float32Array(3);
    fillUniform(createState(7), single, 0.1, 0.1 + 1e-12);
    expect(single).toEqual(new Float32Array(3).fill(0.1));
    const double = new Float64Array(3);
    fillUniform(createState(7), double, -2, -2);
    expect(double).toEqual(new Float64Array(3).fill(-2));
  });

  it('reaches low, and the number just below high, at the extremes of a word', () => {
    const lowest = new Float32Array(4);
    fillUniform(zeros(), lowest, 1, 2);
    expect(lowest).toEqual(new Float32Array(4).fill(1));
    const highest = new Float32Array(4);
    fillUniform(ones(), highest, 1, 2);
    expect(highest).toEqual(new Float32Array(4).fill(2 - 2 ** -23));
    fillUniform(ones(), highest, 0, 1);
    expect(highest).toEqual(new Float32Array(4).fill(1 - 2 ** -24));
  });
});
