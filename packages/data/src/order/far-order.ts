/**
 * A random order of 0 … n − 1 that is computed where it is asked for and kept nowhere: a Feistel network over as many bits as
 * n needs, walked on until it comes back below n.
 *
 * @param n - at most 2^31
 * @param keys - random 32-bit words, one for each round
 * @returns the number that comes at a position
 * @see J. Black and P. Rogaway, "Ciphers with Arbitrary Finite Domains" (2002), section 3
 */
export function farOrder(n: number, keys: ArrayLike<number>): (position: number) => number {
  const bits = Math.ceil((32 - Math.clz32(n - 1)) / 2);
  const mask = 2 ** bits - 1;
  return (position) => {
    let value = position;
    do {
      let left = value >>> bits;
      let right = value & mask;
      for (let round = 0; round < keys.length; round++) {
        const next = left ^ (mixed(right ^ keys[round]) & mask);
        left = right;
        right = next;
      }
      value = ((left << bits) | right) >>> 0;
    } while (value >= n);
    return value;
  };
}

/**
 * 32 bits of which each depends on each of the given ones.
 *
 * @see A. Appleby, MurmurHash3 (2011), its finaliser
 */
function mixed(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
