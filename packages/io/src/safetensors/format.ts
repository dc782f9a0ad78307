import { BpError } from '@bp/tensor';
import { type Entry, LONGEST_HEADER, METADATA } from './entry';

/** The types as Python's library orders them, the widest first: so the numbers of each lie at a multiple of their width. */
const ORDER = ['F64', 'F32', 'U32', 'I32', 'U16', 'I16', 'I8', 'U8', 'BOOL'];

/**
 * A safetensors file, byte for byte what Python's library writes of the same tensors.
 *
 * @throws BpError `BP_OPTION` for a name that the format keeps for itself, or that is no text
 */
export function formatSafetensors(
  op: string,
  entries: readonly Entry[],
  metadata: Readonly<Record<string, string>> | null,
): Uint8Array {
  const encoder = new TextEncoder();
  const named = entries.map((entry) => ({ ...entry, key: encoder.encode(entry.name) }));
  named.sort((a, b) => ORDER.indexOf(a.dtype) - ORDER.indexOf(b.dtype) || order(a.key, b.key));
  let begin = 0;
  const tensors = named.map(({ name, dtype, shape, bytes }): [string, object] => {
    // A half of a letter has no bytes.
    if (name === METADATA || /[\ud800-\udfff]/u.test(name)) {
      throw new BpError('BP_OPTION', op, "a tensor cannot have the name '{name}'; choose another", {
        name,
      });
    }
    const end = begin + bytes.length;
    const told = { dtype, shape, data_offsets: [begin, end] };
    begin = end;
    return [name, told];
  });
  const first: [string, object][] = metadata === null ? [] : [[METADATA, metadata]];
  const header = encoder.encode(object([...first, ...tensors]));
  const length = Math.ceil(header.length / 8) * 8;
  if (length > LONGEST_HEADER) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'a safetensors file tells at most {most} bytes about its tensors, got {length}; keep long lists as typed arrays',
      { most: LONGEST_HEADER, length },
    );
  }
  const file = new Uint8Array(8 + length + begin).fill(32, 8, 8 + length);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.set(header, 8);
  let at = 8 + length;
  for (const { bytes } of named) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

/** JSON of names and values in this order, which an object would not keep of names that are numbers. */
function object(entries: readonly (readonly [string, object])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`;
}

/** By bytes, as Python and Rust compare texts. */
function order(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
}
