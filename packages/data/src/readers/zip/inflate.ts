import { BpError } from '@bp/tensor';
import { Gunzip } from 'fflate';
import { crc32 } from './crc32';

/** The head of a gzip member without a name, and one whole member of nothing. */
const HEAD = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
const EMPTY_MEMBER = /* @__PURE__ */ Uint8Array.of(...HEAD, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** How much is unpacked at a time: at most 1032 times as much comes out of it before the bound is looked at. */
const STRIDE = 2 ** 12;

/** Whether bytes are compressed by gzip, by the magic number of RFC 1952. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === HEAD[0] && bytes[1] === HEAD[1];

/**
 * What is in a gzip file (RFC 1952), of one or more members, with sizes and checksums compared.
 *
 * @param most - no more bytes come out
 * @throws BpError `BP_FORMAT` for what is damaged or cut, and for more bytes than `most`
 */
export function gunzip(op: string, bytes: Uint8Array, most: number): Uint8Array {
  const part = 'the gzip file';
  const { chunks, ends } = unpack(op, part, bytes, most);
  if (ends[ends.length - 1].at !== bytes.length) refuse(op, part);
  let [first, begin] = [0, 0];
  for (const { at, chunk } of ends) {
    // Flags that RFC 1952 reserves would change what follows.
    if ((bytes[begin + 3] & 0xe0) !== 0) refuse(op, part);
    const member = joined(chunks.slice(first, chunk));
    const trailer = new DataView(bytes.buffer, bytes.byteOffset + at - 8, 8);
    compare(op, part, member, trailer.getUint32(0, true), trailer.getUint32(4, true));
    [first, begin] = [chunk, at];
  }
  return joined(chunks);
}

/**
 * Bytes compressed by deflate (RFC 1951), that unpack to as many with this checksum.
 *
 * @throws BpError `BP_FORMAT` for what is damaged or cut, or unpacks to anything else
 */
export function inflate(
  op: string,
  part: string,
  bytes: Uint8Array,
  expected: { readonly crc: number; readonly size: number },
): Uint8Array {
  // As a gzip file, so that it can be seen where the compressed bytes end.
  const file = joined([Uint8Array.from(HEAD), bytes, new Uint8Array(8)]);
  const { chunks, ends } = unpack(op, part, file, expected.size);
  if (ends[0].at !== file.length) refuse(op, part);
  const whole = joined(chunks);
  compare(op, part, whole, expected.crc, expected.size);
  return whole;
}

/** Refuses bytes that are not those that were packed. */
export function compare(
  op: string,
  part: string,
  bytes: Uint8Array,
  crc: number,
  size: number,
): void {
  if (bytes.length === size && crc32(bytes) === crc) return;
  throw new BpError(
    'BP_FORMAT',
    op,
    '{part} holds {got} bytes that are not the {size} bytes that were packed, by size or checksum (CRC-32); copy the file again from where it came',
    { part, got: bytes.length, size },
  );
}

interface Unpacked {
  readonly chunks: readonly Uint8Array[];
  /** Where each member ends, in the file and among the chunks. */
  readonly ends: readonly { readonly at: number; readonly chunk: number }[];
}

function unpack(op: string, part: string, file: Uint8Array, most: number): Unpacked {
  const chunks: Uint8Array[] = [];
  const ends: { at: number; chunk: number }[] = [];
  let size = 0;
  let tooMuch = false;
  const stream = new Gunzip((chunk) => {
    size += chunk.length;
    tooMuch ||= size > most;
    if (chunk.length > 0 && !tooMuch) chunks.push(chunk);
  });
  stream.onmember = (at) => ends.push({ at, chunk: chunks.length });
  try {
    for (let at = 0; at < file.length && !tooMuch; at += STRIDE) {
      stream.push(file.subarray(at, at + STRIDE));
    }
    // The end of a member is told when the next one begins.
    if (!tooMuch) stream.push(EMPTY_MEMBER, true);
  } catch {
    // What it throws says no more than that it could not go on.
    refuse(op, part);
  }
  if (tooMuch) {
    throw new BpError(
      'BP_FORMAT',
      op,
      '{part} unpacks to more than {most} bytes; where that is right, the option maxBytes allows it',
      { part, most },
    );
  }
  if (ends.length === 0) refuse(op, part);
  return { chunks, ends };
}

function refuse(op: string, part: string): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    '{part} is compressed, and damaged or cut off; copy the file again from where it came',
    { part },
  );
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0];
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
