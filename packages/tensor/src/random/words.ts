import { philoxFill } from './philox';
import { TWO_MINUS_53 } from './powers';
import { advance, blocksFor, cloneState, twinState } from './state';

// 1024 words are 4 KiB: they stay in the first-level cache, and a call allocates no more than twice that.
const CHUNK = 1024;

const TWO_21 = 2 ** 21;

/** Some words of a draw: `words[i]` belongs to number `start + i`, for i in [0, length). */
export interface Piece {
  readonly start: number;
  readonly length: number;
  readonly words: Uint32Array;
  /**
   * Another 32 bits for each of these words. They are computed when first asked for, so that what rarely needs them
   * (a carry, a tie) rarely pays.
   */
  readonly twins: () => Uint32Array;
}

/**
 * Draws one word for each of `count` numbers, piece by piece, and moves the state on by ⌈count/4⌉ blocks.
 *
 * Number i takes word i mod 4 of block counter + ⌊i/4⌋, and for further bits the same word of block
 * (counter + ⌊i/4⌋) ⊕ 2^127. So any number can be computed without those before it, by SIMD lanes or threads,
 * and the counter after a draw depends on `count` alone. Each piece holds whole blocks: where `length` is odd,
 * `words[length]` exists. The pieces share their arrays, so a piece is valid until the next one.
 *
 * @param state - advanced in place, once the last piece has been used
 * @param count - how many numbers
 * @example
 * const out = new Uint32Array(8);
 * for (const { start, length, words } of drawWords(createState(7), out.length)) {
 *   for (let i = 0; i < length; i++) out[start + i] = words[i];
 * }
 */
export function* drawWords(state: Int32Array, count: number): Generator<Piece, void, undefined> {
  const position = cloneState(state);
  const size = Math.min(CHUNK, 4 * blocksFor(count));
  const words = new Uint32Array(size);
  let further: Uint32Array | null = null;
  for (let start = 0; start < count; start += CHUNK) {
    const length = Math.min(CHUNK, count - start);
    const blocks = blocksFor(length);
    philoxFill(position, words, blocks);
    let filled = false;
    const twins = (): Uint32Array => {
      further ??= new Uint32Array(size);
      if (!filled) philoxFill(twinState(position), further, blocks);
      filled = true;
      return further;
    };
    yield { start, length, words, twins };
    advance(position, blocks);
  }
  advance(state, blocksFor(count));
}

/**
 * The 53-bit fraction of a word and its twin: (word·2^21 + ⌊twin/2^11⌋)·2^−53, exact, in [0, 1).
 *
 * @param word - unsigned, the upper 32 bits
 * @param twin - unsigned, of which the upper 21 bits are used
 */
export function fraction53(word: number, twin: number): number {
  return (word * TWO_21 + (twin >>> 11)) * TWO_MINUS_53;
}
