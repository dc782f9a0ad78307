import { elements } from './elements';
import { oneOfEach } from './json';

/** How the elements of each type read. */
export const KINDS: Readonly<Record<string, string>> = {
  F64: 'f8',
  F32: 'f4',
  F16: 'f2',
  BF16: 'bf',
  I64: 'i8',
  I32: 'i4',
  I16: 'i2',
  I8: 'i1',
  U64: 'u8',
  U32: 'u4',
  U16: 'u2',
  U8: 'u1',
  BOOL: 'bool',
};

/** A safetensors file by its specification: texts about it, and its arrays by name; null for what is none. */
export function safetensors(
  bytes: Uint8Array,
): {
  metadata: Record<string, string>;
  arrays: [name: string, dtype: string, shape: number[], bytes: Uint8Array][];
} | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(4, true) !== 0 || view.getUint32(0, true) > bytes.length - 8) return null;
  const length = view.getUint32(0, true);
  const text = Buffer.from(bytes.subarray(8, 8 + length));
  if (text[0] !== 123 || !Buffer.from(text.toString('utf8')).equals(text)) return null;
  const header = oneOfEach(text.toString('utf8'));
  if (typeof header !== 'object' || header === null) return null;
  const data = bytes.subarray(8 + length);
  const owners = new Uint8Array(data.length);
  const arrays: [string, string, number[], Uint8Array][] = [];
  let metadata = {};
  for (const [name, value] of Object.entries(header as Record<string, Record<string, unknown>>)) {
    if (name === '__metadata__') {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
      if (!Object.values(value).every((text) => typeof text === 'string')) return null;
      metadata = value;
      continue;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const { dtype, shape, data_offsets: offsets, ...more } = value as Record<string, number[]>;
    if (
      Object.keys(more).length > 0 ||
      !Object.hasOwn(KINDS, String(dtype)) ||
      typeof dtype !== 'string'
    )
      return null;
    for (const list of [shape, offsets]) {
      if (!Array.isArray(list) || !list.every((n) => /^\d{1,16}$/.test(JSON.stringify(n))))
        return null;
      if (list.some((n) => Object.is(n, -0) || n > 2 ** 53 - 1)) return null;
    }
    if (offsets.length !== 2 || offsets[0] > offsets[1] || offsets[1] > data.length) return null;
    for (let at = offsets[0]; at < offsets[1]; at++) owners[at]++;
    arrays.push([name, dtype, shape, data.subarray(offsets[0], offsets[1])]);
    if (elements(KINDS[dtype], shape, data.subarray(offsets[0], offsets[1]), true) === null)
      return null;
  }
  return owners.every((count) => count === 1) ? { metadata, arrays } : null;
}

/** What its state dict means. */
export function safetensorsMeaning(bytes: Uint8Array): string | null {
  const file = safetensors(bytes);
  if (file === null) return null;
  const fields = file.arrays.map(([name, dtype, shape, data]): [string, string] => [
    name,
    elements(KINDS[dtype], shape, data, true) as string,
  ]);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`;
}
