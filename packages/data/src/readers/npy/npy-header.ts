import { BpError } from '@bp/tensor';
import { type BinaryType, binaryWidth } from '@bp/tensor/engine';

/** What the head of an npy file tells. */
export interface NpyHeader {
  readonly type: BinaryType;
  readonly littleEndian: boolean;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** Where the numbers begin. */
  readonly start: number;
}

const MAGIC = '\x93NUMPY';
/** As numpy, which reads no longer ones of strangers. */
const LONGEST = 10_000;
const MOST_AXES = 64;

/** Types as numpy describes them: order of bytes, kind, width. */
const DESCRIPTION = /^([<>|])([fiub])([1248])$/;

/**
 * Reads the head of an npy file, without evaluating the Python in it.
 *
 * @param part - the file, for messages
 * @throws BpError `BP_FORMAT` for what numpy would not have written, and for types other than numbers
 * @see "NPY format", numpy.lib.format, versions 1.0 to 3.0
 */
export function readNpyHeader(op: string, part: string, bytes: Uint8Array): NpyHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 10 || String.fromCharCode(...bytes.subarray(0, 6)) !== MAGIC) {
    refuse(op, part, 'the magic number \\x93NUMPY', 'at byte 0');
  }
  const [major, minor] = bytes.subarray(6, 8);
  if (major < 1 || major > 3 || minor !== 0) {
    refuse(op, part, 'version 1.0, 2.0 or 3.0', `at byte 6, got ${major}.${minor}`);
  }
  const from = major === 1 ? 10 : 12;
  const length =
    major === 1 ? view.getUint16(8, true) : from <= bytes.length ? view.getUint32(8, true) : -1;
  const start = from + length;
  if (length < 0 || length > LONGEST || start > bytes.length) {
    refuse(op, part, `a head of at most ${LONGEST} bytes`, `within ${bytes.length}, got ${length}`);
  }
  const text = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(from, start),
  );
  return { ...readDictionary(op, part, text), start };
}

/** The three entries of the dictionary that Python writes, each once, in any order. */
function readDictionary(op: string, part: string, text: string): Omit<NpyHeader, 'start'> {
  const entry =
    /\s*(['"])(descr|fortran_order|shape)\1\s*:\s*(?:(['"])([^'"\\]*)\3|(True|False)|\(([\dL,\s]*)\))\s*(,|(?=\}))/y;
  const found = new Map<string, RegExpExecArray>();
  let at = /^\s*\{/.exec(text)?.[0].length ?? -1;
  for (entry.lastIndex = at; at >= 0 && found.size < 3; at = entry.lastIndex) {
    const match = entry.exec(text);
    if (match === null || found.has(match[2])) break;
    found.set(match[2], match);
  }
  const description = found.get('descr')?.[4];
  const order = found.get('fortran_order')?.[5];
  const tuple = found.get('shape')?.[6];
  const ends = at >= 0 && /^\s*\}\s*$/.test(text.slice(at));
  if (!ends || order === undefined || tuple === undefined || description === undefined) {
    // Structured types are lists, and so no such entries.
    refuse(
      op,
      part,
      "a head such as {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
      `got ${text.trim()}`,
    );
  }
  return {
    ...readType(op, part, description),
    fortran: order === 'True',
    shape: readShape(op, part, tuple),
  };
}

function readType(op: string, part: string, description: string) {
  const [, order, kind, width] = DESCRIPTION.exec(description) ?? [];
  const type = (kind === 'b' ? 'bool' : `${kind}${width}`) as BinaryType;
  const known =
    kind !== undefined && (kind === 'b' ? width === '1' : kind !== 'f' || width !== '1');
  if (known && (order !== '|' || width === '1')) {
    return { type, littleEndian: order !== '>' };
  }
  throw new BpError(
    'BP_FORMAT',
    op,
    "{part} has elements of type '{description}'; expected real or whole numbers or truth values, so save array.astype('float32')",
    { part, description },
  );
}

/** A tuple: `()`, `(3,)`, `(2, 3)`; Python 2 wrote `3L`. */
function readShape(op: string, part: string, tuple: string): number[] {
  const inside = tuple.trim();
  const extents = inside === '' ? [] : inside.replace(/,$/, '').split(',');
  const right =
    extents.every((extent) => /^\s*\d{1,16}L?\s*$/.test(extent)) &&
    extents.length <= MOST_AXES &&
    (extents.length !== 1 || inside.endsWith(','));
  const shape = extents.map((extent) => Number.parseInt(extent, 10));
  if (!right || !shape.every(Number.isSafeInteger)) {
    refuse(
      op,
      part,
      `a shape of at most ${MOST_AXES} whole numbers such as (2, 3)`,
      `got (${tuple})`,
    );
  }
  return shape;
}

function refuse(op: string, part: string, wanted: string, got: string): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    '{part} is no npy file: expected {wanted}, {got}; write it by numpy.save or writeNpy',
    { part, wanted, got },
  );
}

/** The head of an npy file, version 1.0, as numpy writes it: padded so that the numbers begin at a multiple of 64. */
export function writeNpyHeader(description: string, shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${description}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const total = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new Uint8Array(total).fill(32);
  bytes.set([...MAGIC].map((letter) => letter.charCodeAt(0)));
  bytes.set([1, 0, (total - 10) & 255, (total - 10) >> 8], 6);
  bytes.set(new TextEncoder().encode(text), 10);
  bytes[total - 1] = 10;
  return bytes;
}

/** How many bytes the numbers take. */
export const bodySize = ({ shape, type }: Pick<NpyHeader, 'shape' | 'type'>): number =>
  shape.reduce((size, extent) => size * extent, binaryWidth(type));
