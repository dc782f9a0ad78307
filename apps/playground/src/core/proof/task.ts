import type { ExperimentConfig } from '../config';
import { canonical } from '../link';

/**
 * A mark of what a challenge is about: the data, how they are divided, and the seed that draws them. Answers have to carry the
 * same. It guards against mistakes, not against forgery; what an answer used stands in its link for everyone to read.
 *
 * @returns 8 hexadecimal digits
 */
export function taskOf({ data, prep, seed }: ExperimentConfig): string {
  const text = canonical({ data, seed, split: prep.split });
  // FNV-1a, 32 bits: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
