import { gunzipSync } from 'node:zlib';
import { elements } from './elements';

const KINDS: Readonly<Record<number, string>> = {
  8: 'u1',
  9: 'i1',
  11: 'i2',
  12: 'i4',
  13: 'f4',
  14: 'f8',
};

/** What an IDX file means, unpacked by Node where it is compressed; null for what is none. */
export function idxMeaning(given: Uint8Array, most: number): string | null {
  let bytes = given;
  if (given[0] === 31 && given[1] === 139) {
    try {
      bytes = gunzipSync(given, { maxOutputLength: most });
    } catch {
      return null;
    }
  }
  const [zero, none, type, rank] = bytes;
  if (bytes.length < 4 || zero !== 0 || none !== 0 || !(type in KINDS) || rank === 0) return null;
  const start = 4 + 4 * rank;
  if (bytes.length < start) return null;
  const shape = Array.from({ length: rank }, (_, i) => Buffer.from(bytes).readUInt32BE(4 + 4 * i));
  return elements(KINDS[type], shape, bytes.subarray(start), false);
}
