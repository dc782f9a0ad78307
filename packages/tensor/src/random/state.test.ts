import { describe, expect, it } from 'vitest';
import { philoxFill } from './philox';
import { streamKey } from './seed';
import { advance, blocksFor, cloneState, createState, readState, twinState } from './state';

/** The counter as one number. */
function counterOf(state: Int32Array): bigint {
  return [5, 4, 3, 2].reduce((sum, i) => (sum << 32n) + BigInt(state[i] >>> 0), 0n);
}

describe('createState', () => {
  it("holds the stream's key and a counter of zero", () => {
    const state = createState(7, 'init');
    expect(new Uint32Array(state.buffer).subarray(0, 2)).toEqual(
      Uint32Array.of(...streamKey(7, 'init')),
    );
    expect(counterOf(state)).toBe(0n);
  });

  it('starts the root stream where no name is given', () => {
    expect(createState(7)).toEqual(createState('7', ''));
  });
});

describe('advance', () => {
  it.each([
    [0n, 0],
    [0n, 1],
    [2n ** 31n - 1n, 1],
    [2n ** 32n - 1n, 1],
    [2n ** 32n - 1n, 2 ** 32],
    [2n ** 64n - 1n, 1],
    [2n ** 96n - 2n, 5],
    [2n ** 128n - 1n, 1],
    [2n ** 127n + 12345678901234567890n, 2 ** 52],
  ])('adds to %i the number %i', (counter, blocks) => {
    const word = (i: number): number => Number((counter >> BigInt(32 * i)) & 0xffff_ffffn);
    const state = Int32Array.of(8, 9, word(0), word(1), word(2), word(3));
    advance(state, blocks);
    expect(counterOf(state)).toBe((counter + BigInt(blocks)) % 2n ** 128n);
    expect(Array.from(state.subarray(0, 2))).toEqual([8, 9]);
  });

  it('goes on where a long fill would have', () => {
    const state = Int32Array.of(1, 2, -2, -1, 0, 0);
    const long = new Uint32Array(20);
    philoxFill(state, long);
    advance(state, 3);
    const rest = new Uint32Array(8);
    philoxFill(state, rest);
    expect(rest).toEqual(long.subarray(12));
  });
});

describe('blocksFor', () => {
  it.each([
    [0, 0],
    [1, 1],
    [4, 1],
    [5, 2],
    [1_000_001, 250_001],
  ])('gives %i numbers %i blocks', (count, blocks) => {
    expect(blocksFor(count)).toBe(blocks);
  });
});

describe('cloneState and twinState', () => {
  it('leave the original alone', () => {
    const state = createState(7);
    advance(cloneState(state), 3);
    advance(twinState(state), 3);
    expect(counterOf(state)).toBe(0n);
  });

  it('put the twin 2^127 blocks away, and its twin back', () => {
    const state = Int32Array.of(1, 2, 3, 4, 5, 6);
    expect(counterOf(twinState(state)) - counterOf(state)).toBe(2n ** 127n);
    expect(twinState(twinState(state))).toEqual(state);
  });
});

describe('readState', () => {
  it('restores what JSON saved, to the bit', () => {
    const state = createState(7, 'x');
    advance(state, 2 ** 40 + 3);
    expect(readState('restore', JSON.parse(JSON.stringify(Array.from(state))))).toEqual(state);
    expect(readState('restore', new Uint32Array(state.buffer))).toEqual(state);
  });

  it.each([
    [[1, 2, 3]],
    [[1, 2, 3, 4, 5, 6, 7]],
    [[1, 2, 3, 4, 5, 0.5]],
    [[1, 2, 3, 4, 5, 2 ** 32]],
    [[1, 2, 3, 4, 5, Number.NaN]],
    [['1', '2', '3', '4', '5', '6']],
    [null],
    [undefined],
    [7],
  ])('refuses %o', (words) => {
    expect(() => readState('restore', words as number[])).toThrow(
      expect.objectContaining({ code: 'BP_FORMAT', op: 'restore' }),
    );
  });
});
