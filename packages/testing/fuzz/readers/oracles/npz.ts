import { crc32, inflateRawSync } from 'node:zlib';
import { npyMeaning } from './npy';

/**
 * What an npz file means, found by going through it from the front, while the reader starts at its end: each file where the
 * directory has it, unpacked by Node. Null for what is none.
 */
export function npzMeaning(bytes: Uint8Array, most: number): string | null {
  const file = Buffer.from(bytes);
  const ends = [...ranges(file)].filter(
    (at) => at + 22 + file.readUInt16LE(at + 20) === file.length,
  );
  const end = ends.pop();
  if (end === undefined) return null;
  const [count, directory] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 16)];
  const owners = new Uint8Array(file.length);
  const seen = new Map<string, string>();
  let total = 0;
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || file.toString('latin1', at, at + 4) !== 'PK\x01\x02') return null;
    const nameSize = file.readUInt16LE(at + 28);
    const name = file.subarray(at + 46, at + 46 + nameSize).toString('utf8');
    const method = file.readUInt16LE(at + 10);
    const [crc, packed, size, local] = [16, 20, 24, 42].map((offset) =>
      file.readUInt32LE(at + offset),
    );
    if (local + 30 > directory || file.toString('latin1', local, local + 4) !== 'PK\x03\x04')
      return null;
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (file.subarray(local + 30, local + 30 + nameSize).toString('utf8') !== name) return null;
    if (start + packed > directory) return null;
    for (let byte = local; byte < start + packed; byte++) if (owners[byte]++ > 0) return null;
    total += size;
    if (total > most) return null;
    let data: Uint8Array = file.subarray(start, start + packed);
    if (method === 8) {
      try {
        data = inflateRawSync(data, { maxOutputLength: size + 1 });
      } catch {
        return null;
      }
    } else if (method !== 0) return null;
    if (data.length !== size || crc32(data) !== crc) return null;
    const parts = name.split('/');
    if (!name.endsWith('.npy') || parts.some((part) => ['', '.', '..'].includes(part))) return null;
    if (/[\\\0]/.test(name) || seen.has(name)) return null;
    const text = npyMeaning(data);
    if (text === null) return null;
    seen.set(name, text);
    at += 46 + nameSize + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (at !== end) return null;
  const fields = [...seen].map(([name, text]): [string, string] => [name.slice(0, -4), text]);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
}

function* ranges(file: Buffer): Generator<number> {
  for (let at = file.indexOf('PK\x05\x06'); at >= 0 && at + 22 <= file.length; ) {
    yield at;
    at = file.indexOf('PK\x05\x06', at + 1);
  }
}
