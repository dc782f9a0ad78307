import { describe, expect, it } from 'vitest';
import { multiplyHigh, philoxBlock, philoxFill } from './philox';

const ONES = 0xffff_ffff;

describe('philoxBlock', () => {
  // Published with the algorithm: the known-answer vectors of Random123, "philox4x32 10".
  it.each([
    {
      name: 'zeros',
      counter: [0, 0, 0, 0],
      key: [0, 0],
      words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      name: 'ones',
      counter: [ONES, ONES, ONES, ONES],
      key: [ONES, ONES],
      words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      name: 'digits of π',
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ])('gives the published answer for $name', ({ counter, key, words }) => {
    const out = new Uint32Array(4);
    philoxBlock(counter, key, out);
    expect(Array.from(out)).toEqual(words);
  });

  it('reads signed and unsigned words alike and writes either', () => {
    const out = new Int32Array(4);
    philoxBlock(Int32Array.of(-1, -1, -1, -1), Int32Array.of(-1, -1), out);
    expect(out).toEqual(Int32Array.of(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));
  });
});

describe('philoxFill', () => {
  it.each([
    { name: 'the first word', counter: [-1, 5, 6, 7], next: [0, 6, 6, 7] },
    { name: 'two words', counter: [-1, -1, 6, 7], next: [0, 0, 7, 7] },
    { name: 'three words', counter: [-1, -1, -1, 7], next: [0, 0, 0, 8] },
    { name: 'all words', counter: [-1, -1, -1, -1], next: [0, 0, 0, 0] },
    {
      name: 'the sign bit of a word',
      counter: [0x7fffffff, 5, 6, 7],
      next: [-0x80000000, 5, 6, 7],
    },
  ])('carries the counter over $name', ({ counter, next }) => {
    const expected = new Uint32Array(8);
    philoxBlock(counter, [1, 2], expected.subarray(0, 4));
    philoxBlock(next, [1, 2], expected.subarray(4));
    const words = new Uint32Array(8);
    philoxFill(Int32Array.of(1, 2, ...counter), words);
    expect(words).toEqual(expected);
  });

  it('leaves the state as it is, and words beyond the asked blocks too', () => {
    const state = Int32Array.of(1, 2, 3, 4, 5, 6);
    const words = new Uint32Array(11).fill(9);
    philoxFill(state, words, 1);
    expect(state).toEqual(Int32Array.of(1, 2, 3, 4, 5, 6));
    expect(Array.from(words.subarray(4))).toEqual([9, 9, 9, 9, 9, 9, 9]);
    philoxFill(state, words);
    expect(Array.from(words.subarray(8))).toEqual([9, 9, 9]);
  });

  it('writes nothing into nothing', () => {
    const words = new Uint32Array(0);
    philoxFill(new Int32Array(6), words);
    expect(words.length).toBe(0);
  });
});

describe('multiplyHigh', () => {
  it('equals the upper half of the exact product at the edges of the words', () => {
    const edges = [0, 1, 2, 0xffff, 0x10000, 0x10001, 0x7fffffff, 0x80000000, 0xd2511f53, ONES];
    for (const a of edges) {
      for (const b of edges) {
        const exact = Number((BigInt(a) * BigInt(b)) >> 32n);
        expect(multiplyHigh(a & 0xffff, a >>> 16, b | 0) >>> 0).toBe(exact);
      }
    }
  });
});
