import { describe, expect, it } from 'vitest';
import { boundedWord } from './bounded';
import { fillIntegers } from './integers';
import { createState } from './state';

const start = (): Int32Array => Int32Array.of(0x12345678, 0x9abcdef0, -2, 0, 0, 0);
const MIN = -(2 ** 31);
const MAX = 2 ** 31;

describe('fillIntegers', () => {
  // Philox and ⌊r·range / 2^64⌋ on Python integers
  it.each([
    [1, 7, [4, 3, 1, 4, 6, 1, 2]],
    [-1000, 3_000_000, [1758275, 1079827, 144302, 1532644, 2707005, 43266, 612741]],
    [
      MIN,
      MAX,
      [370353967, -600625976, -1939530180, 47436375, 1728155733, -2084130589, -1269109942],
    ],
    [
      MIN,
      MAX - 1,
      [370353967, -600625976, -1939530180, 47436374, 1728155732, -2084130589, -1269109942],
    ],
  ])('gives the numbers of an independent computation from %i to %i', (low, high, expected) => {
    const out = new Int32Array(7);
    fillIntegers(start(), out, low, high);
    expect(Array.from(out)).toEqual(expected);
  });

  it('gives the only number there is', () => {
    const out = new Int32Array(5);
    fillIntegers(createState(7), out, MAX - 1, MAX);
    expect(out).toEqual(new Int32Array(5).fill(MAX - 1));
    fillIntegers(createState(7), out, MIN, MIN + 1);
    expect(out).toEqual(new Int32Array(5).fill(MIN));
  });

  it.each([0, 1, 5, 1025])('advances by whole blocks for %i numbers', (n) => {
    const state = createState(7);
    fillIntegers(state, new Int32Array(n), 0, 3_000_000_000 - MAX);
    expect(state[2]).toBe(Math.ceil(n / 4));
  });
});

describe('boundedWord', () => {
  it('equals the exact product where the twin carries and where it does not', () => {
    const words = Uint32Array.of(0, 1, 0x7fffffff, 0x80000000, 0xaaaaaaaa, 0xfffffffe, 0xffffffff);
    for (const range of [1, 2, 3, 6, 0xffff, 0x10000, 0x10001, 0x80000001, 0xffffffff, 2 ** 32]) {
      for (const twin of [0, 1, 0x80000000, 0xffffffff]) {
        const twins = new Uint32Array(words.length).fill(twin);
        words.forEach((word, i) => {
          const exact = (((BigInt(word) << 32n) + BigInt(twin)) * BigInt(range)) >> 64n;
          expect(boundedWord(range, words, () => twins, i)).toBe(Number(exact));
        });
      }
    }
  });
});
