import type { Draw } from '../draw';

/** What means something to a reader, or should not. */
const TOKENS = [
  '__proto__',
  'constructor',
  '__metadata__',
  '..',
  '/',
  '\\',
  '\u0000',
  '"',
  '""',
  "'",
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  ':',
  '\n',
  '\r',
  '-0',
  '1e999',
  '9007199254740993',
  '-1',
  '0.5',
  'NaN',
  'null',
  'true',
  'True',
  'F32',
  'F64',
  'I64',
  'BOOL',
  'BF16',
  '<f8',
  '>i2',
  '|b1',
  '|O',
  '$',
  'tensor',
  'Float64Array',
  '\\u0061',
  'PK\u0001\u0002',
  'PK\u0005\u0006',
  '[0,0]',
  '[]',
  '[4294967296,4294967296]',
  '(2147483647, 2147483647)',
];

const HUGE = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Bytes with something wrong in them, or much. */
export function mutated(draw: Draw, bytes: Uint8Array): Uint8Array {
  let changed: Uint8Array = bytes.slice();
  for (let left = 1 + draw.below(4); left > 0; left--) changed = mutatedOnce(draw, changed);
  return changed;
}

function mutatedOnce(draw: Draw, bytes: Uint8Array): Uint8Array {
  const at = draw.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + 1 + draw.below(draw.chance(0.8) ? 16 : 400));
  switch (draw.below(9)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      if (at < bytes.length) bytes[at] ^= 1 << draw.below(8);
      return bytes;
    case 2:
      if (at < bytes.length) bytes[at] = draw.below(256);
      return bytes;
    case 3: {
      const value = draw.of(HUGE);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (at + 4 <= bytes.length) view.setUint32(at, value, draw.chance(0.7));
      return bytes;
    }
    case 4:
      return spliced(bytes, at, to, new Uint8Array(0));
    case 5:
      return spliced(bytes, at, at, bytes.slice(at, to));
    case 6:
      return spliced(bytes, at, draw.chance(0.5) ? at : to, encode(draw.of(TOKENS)));
    case 7: {
      // In place of a number or a word, so that what is around it stays right.
      const words = [...latin1(bytes).matchAll(/[\w.<>|-]+/g)];
      if (words.length === 0) return bytes;
      const word = draw.of(words);
      return spliced(bytes, word.index, word.index + word[0].length, encode(draw.of(TOKENS)));
    }
    default:
      return draw.chance(0.05)
        ? spliced(bytes, at, at, encode(draw.of(['[', '{"a":', '"']).repeat(20_000)))
        : spliced(bytes, draw.below(bytes.length + 1), bytes.length, bytes.slice(at));
  }
}

function spliced(bytes: Uint8Array, from: number, to: number, into: Uint8Array): Uint8Array {
  const end = Math.max(from, to);
  const changed = new Uint8Array(from + into.length + bytes.length - end);
  changed.set(bytes.subarray(0, from));
  changed.set(into, from);
  changed.set(bytes.subarray(end), from + into.length);
  return changed;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
