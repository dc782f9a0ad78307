import { describe, expect, it } from 'vitest';
import { philoxFill } from './philox';
import { advance, blocksFor, cloneState, createState, twinState } from './state';
import { drawWords, fraction53 } from './words';

/** All words and twins of a draw, put together again. */
function collect(state: Int32Array, count: number): { words: number[]; twins: number[] } {
  const words: number[] = [];
  const twins: number[] = [];
  for (const piece of drawWords(state, count)) {
    expect(piece.start).toBe(words.length);
    words.push(...piece.words.subarray(0, piece.length));
    twins.push(...piece.twins().subarray(0, piece.length));
  }
  return { words, twins };
}

describe('drawWords', () => {
  it.each([0, 1, 3, 4, 5, 1023, 1024, 1025, 4099])(
    'gives %i numbers the words of consecutive blocks, and those of the twin',
    (count) => {
      const state = Int32Array.of(5, 6, -100, -1, 0, 0);
      const all = new Uint32Array(4 * blocksFor(count));
      philoxFill(state, all);
      const twin = new Uint32Array(4 * blocksFor(count));
      philoxFill(twinState(state), twin);
      const { words, twins } = collect(cloneState(state), count);
      expect(words).toEqual(Array.from(all.subarray(0, count)));
      expect(twins).toEqual(Array.from(twin.subarray(0, count)));
    },
  );

  it.each([0, 1, 4, 5, 1024, 1025])('moves the counter by whole blocks for %i numbers', (count) => {
    const state = createState(7);
    const expected = cloneState(state);
    advance(expected, blocksFor(count));
    collect(state, count);
    expect(state).toEqual(expected);
  });

  it('gives the same twins however often they are asked for', () => {
    for (const { twins } of drawWords(createState(7), 2000)) {
      const first = Uint32Array.from(twins());
      expect(twins()).toEqual(first);
    }
  });

  it('does not move the state when the use of a piece throws', () => {
    const state = createState(7);
    const use = (): void => {
      for (const { start } of drawWords(state, 2000)) if (start > 0) throw new Error('stop');
    };
    expect(use).toThrow('stop');
    expect(state).toEqual(createState(7));
  });
});

describe('fraction53', () => {
  it.each([
    [0, 0, 0],
    [0, 0x7ff, 0],
    [0, 0x800, 2 ** -53],
    [1, 0, 2 ** -32],
    [0x80000000, 0, 0.5],
    [0xffffffff, 0xffffffff, 1 - 2 ** -53],
  ])('joins %i and %i to %d', (word, twin, fraction) => {
    expect(fraction53(word, twin)).toBe(fraction);
  });
});
