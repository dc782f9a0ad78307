import { describe, expect, it } from 'vitest';
import { createState } from './state';
import { fillTruncatedNormal } from './truncated-normal';

const start = (): Int32Array => Int32Array.of(0x12345678, 0x9abcdef0, -2, 0, 0, 0);

/** Largest distance between two samples. Expected numbers were computed by mpmath with 60 digits. */
function distance(out: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...expected.map((x, i) => Math.abs(out[i] - x)));
}

// Found by running Philox backwards: the blocks of these states are four words of only 0 and only 1 bits.
const zeros = (): Int32Array => Int32Array.of(1, 2, 0x62f4ec4b, 0x77e11200, 0x8dcc56aa, 0xbfd2ad3c);
const ones = (): Int32Array => Int32Array.of(1, 2, 0x13b8e1e0, 0xcd71f1f1, 0x08203d8d, 0xd96827a4);

describe('fillTruncatedNormal', () => {
  it('gives the float64 numbers of an independent computation', () => {
    const out = new Float64Array(7);
    fillTruncatedNormal(start(), out, 0.5, 2, -1, 3);
    const expected = [
      1.10081258446002, 0.33493512953846255, -0.7931277742481133, 0.8418750215971087,
      2.4016929942269174, -0.9353644609380527, -0.19991709571420294,
    ];
    expect(distance(out, expected)).toBeLessThan(4e-15);
  });

  it('gives the float32 numbers of an independent computation, rounded once', () => {
    const out = new Float32Array(7);
    fillTruncatedNormal(start(), out, 0.5, 2, -1, 3);
    expect(Array.from(out)).toEqual([
      1.100812554359436, 0.33493512868881226, -0.7931277751922607, 0.8418750166893005,
      2.401693105697632, -0.9353644847869873, -0.19991709291934967,
    ]);
  });

  it('keeps its digits far from the mean, on either side', () => {
    const expected = [
      10.052749102978655, 10.100633096479479, 10.29556188619138, 10.06626237387881,
      10.010168462191702, 10.409331847915494, 10.155977600919417,
    ];
    const above = new Float64Array(7);
    fillTruncatedNormal(start(), above, 0, 1, 10, 12);
    expect(distance(above, expected)).toBeLessThan(4e-14);
    const shifted = new Float64Array(7);
    fillTruncatedNormal(start(), shifted, 20, 1, 8, 10);
    for (const x of shifted) expect(x).toBeGreaterThan(9);
  });

  it.each([
    [-2, 2],
    [-Infinity, -1],
    [-Infinity, Infinity],
    [1.5, Infinity],
    [0.1, 0.3],
  ])('stays finite and within [%d, %d]', (low, high) => {
    const single = new Float32Array(10_000);
    fillTruncatedNormal(createState(7), single, 0, 1, low, high);
    const double = new Float64Array(10_000);
    fillTruncatedNormal(createState(7), double, 0, 1, low, high);
    const [low32, high32] = [Math.fround(low), Math.fround(high)];
    expect(single.every((x) => Number.isFinite(x) && x >= low32 && x <= high32)).toBe(true);
    expect(double.every((x) => Number.isFinite(x) && x >= low && x <= high)).toBe(true);
    expect(distance(single, Array.from(double))).toBeLessThan(1e-5);
  });

  it.each([0, 1, 5, 1025])('advances by whole blocks for %i numbers', (n) => {
    const state = createState(7);
    fillTruncatedNormal(state, new Float32Array(n), 0, 1, -2, 2);
    expect(state[2]).toBe(Math.ceil(n / 4));
  });

  it('stays finite without bounds at the extremes of a word', () => {
    for (const [state, sign] of [
      [zeros(), -1],
      [ones(), 1],
    ] as const) {
      const out = new Float32Array(4);
      fillTruncatedNormal(state, out, 0, 1, -Infinity, Infinity);
      expect(out).toEqual(new Float32Array(4).fill(sign * 6.3379577545537895)); // Φ⁻¹(1 − 2^−33)
    }
  });

  it('stays within bounds that are only a few steps of float64 apart', () => {
    for (const low of [-5, -2, 0.7, 2, 5]) {
      const high = low + 2e-15;
      const out = new Float64Array(1000);
      fillTruncatedNormal(createState(7), out, 0, 1, low, high);
      expect(out.every((x) => x >= low && x <= high)).toBe(true);
    }
  });
});
