/// <reference path="./seedrandom-alea.d.ts" />
import alea from 'seedrandom/lib/alea.js';
import { BpError } from '../process/errors';

/** What a run can be seeded with; `7`, `'7'` and `7n` are the same seed. */
export type Seed = number | string | bigint;

/**
 * The text of a seed: a string as it is, a number as its decimal digits.
 *
 * Whole numbers are written out in full (`1e21` is `'1000000000000000000000'`, `-0` is `'0'`), others in the
 * shortest form that reads back as the same number (`'0.5'`). Beyond 2^53 a number has lost digits before it
 * arrives here; give such seeds as a string or a bigint. Strings are compared by code unit: `'07'` is not `'7'`.
 *
 * @param seed - any finite number, string (also empty) or bigint
 * @returns the text that stands for the seed everywhere
 * @throws BpError `BP_OPTION` for NaN, ±∞ and values of another type
 * @example
 * seedText(7) === seedText(7n); // true
 */
export function seedText(seed: Seed): string {
  if (typeof seed === 'string') return seed;
  if (typeof seed === 'bigint') return seed.toString();
  if (typeof seed === 'number' && Number.isFinite(seed)) {
    return Number.isInteger(seed) ? BigInt(seed).toString() : String(seed);
  }
  throw new BpError(
    'BP_OPTION',
    'seed',
    'must be a finite number, a string or a bigint, got {got}; give 7 or "7"?',
    { got: typeof seed === 'number' || seed == null ? seed : `a value of type ${typeof seed}` },
  );
}

/**
 * The Philox key of a named stream: key = alea(|seed| ‖ ':' ‖ seed ‖ stream).
 *
 * The length in front makes the text unambiguous: ('1', '2/x') and ('1/2', 'x') are two streams. Keys have 64 bits,
 * so two of a million streams share one with a probability of 3·10⁻⁸.
 *
 * @param seed - the seed of the run
 * @param stream - the name of the stream; `''` is the root
 * @returns the two words of the key, each in [0, 2^32)
 * @throws BpError `BP_OPTION` as {@link seedText}
 * @example
 * const [key0, key1] = streamKey(7, 'dropout/encoder.1');
 * @see J. Baagøe, "Better random numbers for JavaScript" (2010), as found in the package seedrandom
 */
export function streamKey(seed: Seed, stream: string): [number, number] {
  const text = seedText(seed);
  // alea and not seedrandom's default engine: that one gives 'a' and 'aa' the same numbers, keeps only the low byte
  // of a letter (so most Korean names would meet), takes 23 µs a key (alea 4) and asks for Node's crypto when loaded.
  const random = alea(`${text.length}:${text}${stream}`);
  random.int32(); // over similar texts alea's first word repeats 13 times as often as chance; later ones do not
  return [random.int32() >>> 0, random.int32() >>> 0];
}
