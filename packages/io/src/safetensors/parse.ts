import { BpError } from '@bp/tensor';
import { binaryWidth, isPlainObject } from '@bp/tensor/engine';
import { parseJson } from '../json/strict-json';
import { BINARY, type Entry, LONGEST_HEADER, METADATA, type Parsed } from './entry';

/** The bytes that tell the length of the header. */
const PREFIX = 8;
const MOST_AXES = 64;
const KEYS = 'data_offsets,dtype,shape';
const HEADER = 'the header';

/**
 * Takes a safetensors file apart, and copies nothing.
 *
 * @throws BpError `BP_FORMAT` for whatever the format does not allow: a header that is no JSON object, a name given twice, sizes
 *   that do not fit their shapes, and bytes that belong to two tensors or to none
 * @see "Safetensors", huggingface/safetensors, README, "Format"
 */
export function parseSafetensors(op: string, bytes: Uint8Array): Parsed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < PREFIX ? 0 : Number(view.getBigUint64(0, true));
  const most = Math.min(bytes.length - PREFIX, LONGEST_HEADER);
  if (!(length <= most) || bytes[PREFIX] !== 123) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'a safetensors file begins with the length of its header and {, got a length of {length} in a file of {size} bytes; is it complete?',
      { length, size: bytes.length },
    );
  }
  const header = parseJson(op, HEADER, decode(op, bytes.subarray(PREFIX, PREFIX + length)));
  if (!isPlainObject(header)) refuse(op, HEADER, 'an object', header);
  const data = bytes.subarray(PREFIX + length);
  const entries: (Entry & { readonly begin: number })[] = [];
  let metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(header)) {
    if (name === METADATA) metadata = readMetadata(op, value);
    else entries.push(readEntry(op, name, value, data));
  }
  refuseGaps(op, entries, data.length);
  return { metadata, entries };
}

function decode(op: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    refuse(op, HEADER, 'UTF-8', 'other bytes');
  }
}

function readMetadata(op: string, value: unknown): Record<string, string> {
  if (!isPlainObject(value) || Object.values(value).some((text) => typeof text !== 'string')) {
    refuse(op, METADATA, 'an object of texts', JSON.stringify(value));
  }
  return value as Record<string, string>;
}

function readEntry(op: string, name: string, value: unknown, data: Uint8Array) {
  if (!isPlainObject(value) || Object.keys(value).sort().join() !== KEYS) {
    refuse(op, name, 'dtype, shape and data_offsets', JSON.stringify(value));
  }
  const { dtype, shape, data_offsets: offsets } = value;
  const type = typeof dtype === 'string' && Object.hasOwn(BINARY, dtype) ? BINARY[dtype] : null;
  if (type === null) {
    throw new BpError(
      'BP_FORMAT',
      op,
      '{name} has elements of type {dtype}, read are {known}; save tensor.float() in its place',
      { name, dtype, known: Object.keys(BINARY).join(', ') },
    );
  }
  if (!isWholeList(shape) || shape.length > MOST_AXES) {
    refuse(op, name, `a shape of at most ${MOST_AXES} whole numbers`, JSON.stringify(shape));
  }
  if (!isWholeList(offsets) || offsets.length !== 2 || offsets[1] > data.length) {
    refuse(op, name, `data_offsets of 2 bytes up to ${data.length}`, JSON.stringify(offsets));
  }
  const [begin, end] = offsets;
  const need = shape.reduce((size, extent) => size * extent, binaryWidth(type));
  if (end - begin !== need) {
    throw new BpError(
      'BP_FORMAT',
      op,
      '{name} of {dtype} and shape {shape} must have {need} bytes, got {got} by its data_offsets {offsets}; write the file again',
      { name, dtype, shape, need, got: end - begin, offsets },
    );
  }
  return { name, dtype: dtype as string, shape, begin, bytes: data.subarray(begin, end) };
}

/** Whether a value is a list of numbers that count something. */
function isWholeList(value: unknown): value is number[] {
  const counts = (x: unknown) => Number.isSafeInteger(x) && (x as number) >= 0 && !Object.is(x, -0);
  return Array.isArray(value) && value.every(counts);
}

/** Every byte behind the header belongs to one tensor. */
function refuseGaps(
  op: string,
  entries: readonly (Entry & { readonly begin: number })[],
  size: number,
): void {
  const order = [...entries].sort((a, b) => a.begin - b.begin || a.bytes.length - b.bytes.length);
  let end = 0;
  for (const { name, begin, bytes } of [...order, { name: 'the end', begin: size, bytes: [] }]) {
    if (begin !== end) {
      throw new BpError(
        'BP_FORMAT',
        op,
        'the tensors must lie side by side, got {name} at byte {begin} where byte {end} comes next; is the file complete?',
        { name, begin, end },
      );
    }
    end += bytes.length;
  }
}

function refuse(op: string, part: string, wanted: string, got: unknown): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    '{part} of the safetensors file must be {wanted}, got {got}; write the file again',
    { part, wanted, got },
  );
}
