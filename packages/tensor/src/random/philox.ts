import {
  MULTIPLIER_0,
  MULTIPLIER_1,
  ROUNDS,
  WEYL_0,
  WEYL_1,
} from '../wasm/emitters/philox-constants';

/**
 * The upper half of the 64-bit product of two unsigned words, ⌊(m1·2^16 + m0)·x / 2^32⌋.
 *
 * No step leaves 32 bits: each partial sum is at most (2^16 − 1)² + 2(2^16 − 1) = 2^32 − 1.
 *
 * @param m0 - the low 16 bits of the multiplier
 * @param m1 - its high 16 bits
 * @param x - the other factor, as int32 or uint32
 * @returns the upper word, as int32
 * @example
 * multiplyHigh(0, 0x8000, 6); // 3, as 2^31 · 6 = 3 · 2^32
 */
export function multiplyHigh(m0: number, m1: number, x: number): number {
  const x0 = x & 0xffff;
  const x1 = x >>> 16;
  const middle = (Math.imul(x1, m0) + (Math.imul(x0, m0) >>> 16)) | 0;
  const carried = (Math.imul(x0, m1) + (middle & 0xffff)) | 0;
  return (Math.imul(x1, m1) + (middle >>> 16) + (carried >>> 16)) | 0;
}

/**
 * One block of Philox4x32-10: four random words, a function of a 128-bit counter and a 64-bit key.
 *
 * @param counter - four words, the least significant first
 * @param key - two words
 * @param out - receives the four words, in the order of the publication
 * @example
 * const out = new Uint32Array(4);
 * philoxBlock([0, 0, 0, 0], [0, 0], out);
 * out; // [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]
 * @see J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC11 (2011)
 */
export function philoxBlock(
  counter: ArrayLike<number>,
  key: ArrayLike<number>,
  out: Uint32Array | Int32Array,
): void {
  const state = Int32Array.of(key[0], key[1], counter[0], counter[1], counter[2], counter[3]);
  philoxFill(state, out, 1);
}

/**
 * Consecutive blocks of Philox4x32-10: word i of the output is word i mod 4 of block counter + ⌊i/4⌋.
 *
 * The state itself stays as it is; `advance` moves it.
 *
 * @param state - [key0, key1, c0, c1, c2, c3], the counter's least significant word first
 * @param out - receives `4·blocks` words
 * @param blocks - how many blocks; by default as many whole ones as `out` holds
 * @example
 * const words = new Uint32Array(8);
 * philoxFill(createState(7), words);
 */
export function philoxFill(
  state: Int32Array,
  out: Uint32Array | Int32Array,
  blocks: number = out.length >>> 2,
): void {
  const key0 = state[0];
  const key1 = state[1];
  let c0 = state[2];
  let c1 = state[3];
  let c2 = state[4];
  let c3 = state[5];
  const end = 4 * blocks;
  for (let i = 0; i < end; i += 4) {
    let x0 = c0;
    let x1 = c1;
    let x2 = c2;
    let x3 = c3;
    let k0 = key0;
    let k1 = key1;
    for (let round = 0; round < ROUNDS; round++) {
      const next0 = multiplyHigh(MULTIPLIER_1 & 0xffff, MULTIPLIER_1 >>> 16, x2) ^ x1 ^ k0;
      const next2 = multiplyHigh(MULTIPLIER_0 & 0xffff, MULTIPLIER_0 >>> 16, x0) ^ x3 ^ k1;
      x1 = Math.imul(MULTIPLIER_1, x2);
      x3 = Math.imul(MULTIPLIER_0, x0);
      x0 = next0;
      x2 = next2;
      k0 = (k0 + WEYL_0) | 0;
      k1 = (k1 + WEYL_1) | 0;
    }
    out[i] = x0;
    out[i + 1] = x1;
    out[i + 2] = x2;
    out[i + 3] = x3;
    c0 = (c0 + 1) | 0;
    if (c0 === 0) {
      c1 = (c1 + 1) | 0;
      if (c1 === 0) {
        c2 = (c2 + 1) | 0;
        if (c2 === 0) c3 = (c3 + 1) | 0;
      }
    }
  }
}
