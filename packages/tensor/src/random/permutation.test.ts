import { describe, expect, it } from 'vitest';
import { fillPermutation } from './permutation';
import { createState } from './state';

describe('fillPermutation', () => {
  it('gives the order of an independent computation, whatever the array held', () => {
    const out = new Int32Array(7).fill(99);
    fillPermutation(Int32Array.of(0x12345678, 0x9abcdef0, -2, 0, 0, 0), out);
    expect(Array.from(out)).toEqual([5, 6, 3, 1, 4, 2, 0]); // Python
  });

  it.each([0, 1, 2, 5, 1024, 1025, 10_001])('holds each of %i numbers once', (n) => {
    const state = createState(7);
    const out = new Int32Array(n);
    fillPermutation(state, out);
    expect(Array.from(out).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    expect(state[2]).toBe(Math.ceil(n / 4));
  });

  it('gives each order of four things equally often', () => {
    const state = createState(7);
    const draws = 48_000;
    const counts = new Map<string, number>();
    const out = new Int32Array(4);
    for (let k = 0; k < draws; k++) {
      fillPermutation(state, out);
      const order = out.join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const expected = draws / 24;
    const chiSquare = [...counts.values()].reduce(
      (sum, c) => sum + (c - expected) ** 2 / expected,
      0,
    );
    expect(Math.abs(chiSquare - 23)).toBeLessThan(5 * Math.sqrt(2 * 23));
  });
});
