import { readList } from '../checks/list';
import { BpError } from '../process/errors';
import { TWO_32 } from './powers';
import { type Seed, streamKey } from './seed';

const WORDS = 6;

/**
 * A fresh random state: the stream's key and a counter of zero.
 *
 * It is an int32 array, [key0, key1, c0, c1, c2, c3] with the counter's least significant word first, so that it
 * can be the storage of a tensor which a compiled step advances.
 *
 * @param seed - the seed of the run
 * @param stream - the name of the stream; `''` is the root
 * @returns six words
 * @throws BpError `BP_OPTION` for a seed that is not a finite number, a string or a bigint
 * @example
 * const state = createState(7, 'dropout/encoder.1');
 */
export function createState(seed: Seed, stream = ''): Int32Array {
  const [key0, key1] = streamKey(seed, stream);
  return Int32Array.of(key0, key1, 0, 0, 0, 0);
}

/** A copy of a state, which goes its own way from here. */
export function cloneState(state: Int32Array): Int32Array {
  return state.slice();
}

/**
 * How many blocks a draw of `count` numbers takes, ⌈count/4⌉, whatever the distribution and the dtype.
 *
 * @example
 * blocksFor(5); // 2
 */
export function blocksFor(count: number): number {
  return Math.ceil(count / 4);
}

/**
 * Moves the counter on: c ← (c + blocks) mod 2^128.
 *
 * @param state - changed in place
 * @param blocks - a whole number in [0, 2^52]
 * @example
 * const state = createState(7);
 * advance(state, blocksFor(5)); // as if 5 numbers had been drawn
 * state[2]; // 2
 */
export function advance(state: Int32Array, blocks: number): void {
  let carry = blocks;
  for (let i = 2; i < WORDS && carry > 0; i++) {
    const sum = (state[i] >>> 0) + carry;
    state[i] = sum | 0;
    carry = Math.floor(sum / TWO_32);
  }
}

/**
 * The state whose blocks carry the further bits of numbers that need more than 32: c ⊕ 2^127.
 *
 * Drawing never comes near 2^127 blocks, so a twin's blocks are no others' blocks.
 *
 * @param state - left as it is
 * @returns a new state
 */
export function twinState(state: Int32Array): Int32Array {
  const twin = cloneState(state);
  twin[5] ^= 0x8000_0000;
  return twin;
}

/**
 * Reads a saved state back, after checking it.
 *
 * @param op - the name of the called function, for the message
 * @param words - what was saved, for example `Array.from(state)`
 * @returns a new state, equal to the saved one
 * @throws BpError `BP_FORMAT` if these are not six whole numbers in [−2^31, 2^32)
 * @example
 * const state = createState(7);
 * const again = readState('restore', JSON.parse(JSON.stringify(Array.from(state))));
 */
export function readState(op: string, words: ArrayLike<number>): Int32Array {
  // Not by an iterator: an array whose buffer was transferred has none.
  const list: number[] | null = ArrayBuffer.isView(words)
    ? Array.prototype.slice.call(words, 0, WORDS + 1)
    : (readList(words, WORDS) as number[] | null);
  if (list?.length !== WORDS || !list.every(isWord)) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'a random state is 6 whole numbers of 32 bits (key, key, counter × 4), got {got}; pass what state() gave?',
      { got: list ?? words },
    );
  }
  return Int32Array.from(list);
}

/** Signed or unsigned: both readings of a word are taken. */
function isWord(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= -0x8000_0000 && (value as number) < TWO_32;
}
