import { allocate, type DType, type TypedArray, widthOf } from '../layout/dtype';
import { BpError } from '../process/errors';

/** How files write numbers: kind and width in bytes, as NumPy names them; `bf2` is bfloat16. */
export type BinaryType =
  | 'f2'
  | 'bf2'
  | 'f4'
  | 'f8'
  | 'i1'
  | 'i2'
  | 'i4'
  | 'i8'
  | 'u1'
  | 'u2'
  | 'u4'
  | 'u8'
  | 'bool';

const LITTLE = /* @__PURE__ */ (() => new Uint8Array(Uint16Array.of(1).buffer)[0] === 1)();

/** How many bytes a number of this type takes. */
export function binaryWidth(type: BinaryType): number {
  return type === 'bool' ? 1 : Number(type[type.length - 1]);
}

/** The type in which such numbers are held: real ones as they are or as float32, whole ones as int32. */
export function binaryDtype(type: BinaryType): DType {
  if (type === 'bool') return type;
  if (type === 'f8') return 'float64';
  return type.includes('f') ? 'float32' : 'int32';
}

/**
 * Numbers out of the bytes of a file, to the bit; those of 16 bits are widened, which is exact.
 *
 * @param part - what holds them, for messages
 * @param bytes - as many as whole numbers take
 * @throws BpError `BP_FORMAT` for whole numbers that int32 cannot hold, and bytes that are no truth value; `BP_DEVICE` when
 *   there is no memory for them
 */
export function readNumbers(
  op: string,
  part: string,
  bytes: Uint8Array,
  type: BinaryType,
  littleEndian = true,
): TypedArray {
  const [width, dtype] = [binaryWidth(type), binaryDtype(type)];
  const data = allocate(dtype, bytes.length / width);
  if (width === widthOf(dtype) && type !== 'u4') {
    const copy = new Uint8Array(data.buffer);
    copy.set(bytes);
    if (littleEndian !== LITTLE) turn(copy, width);
    const odd = type === 'bool' ? copy.findIndex((byte) => byte > 1) : -1;
    if (odd < 0) return data;
    throw new BpError(
      'BP_FORMAT',
      op,
      '{part} must hold truth values, 0 or 1, got {value} at position {i}; save it as int32?',
      { part, value: copy[odd], i: odd },
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = type === 'f2' || type === 'bf2';
  // Real numbers of 16 bits are widened bit by bit.
  const target = wide ? new Uint32Array(data.buffer) : data;
  const read = READERS[type as keyof typeof READERS];
  for (let i = 0; i < data.length; i++) {
    const value = read(view, i * width, littleEndian);
    if (!wide && value !== (value | 0)) refuseWide(op, part, value, i);
    target[i] = value;
  }
  return data;
}

/** The elements of an array as files of ours have them, the lowest byte of each first; not a copy where none is needed. */
export function littleEndianBytes(
  data: ArrayBufferView & { BYTES_PER_ELEMENT: number },
): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return LITTLE ? bytes : turn(bytes.slice(), data.BYTES_PER_ELEMENT);
}

type Read = (view: DataView, at: number, little: boolean) => number;

const READERS: Readonly<Record<Exclude<BinaryType, 'f4' | 'f8' | 'i4' | 'bool'>, Read>> = {
  f2: (view, at, little) => widened(view.getUint16(at, little)),
  // bfloat16 is the upper half of a float32.
  bf2: (view, at, little) => view.getUint16(at, little) << 16,
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
};

/** The bits of a float32 with the value of a float16, IEEE 754 binary16. */
function widened(half: number): number {
  const [sign, exponent, fraction] = [(half & 0x8000) << 16, (half >> 10) & 31, half & 0x3ff];
  if (exponent === 31) return sign | 0x7f800000 | (fraction << 13);
  if (exponent > 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
  if (fraction === 0) return sign;
  // Subnormal, fraction · 2⁻²⁴: the leading one moves up to become implicit.
  const shift = Math.clz32(fraction) - 21;
  return sign | ((113 - shift) << 23) | (((fraction << shift) & 0x3ff) << 13);
}

function turn(bytes: Uint8Array, width: number): Uint8Array {
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
  return bytes;
}

function refuseWide(op: string, part: string, value: number, i: number): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    '{part} holds {value} at position {i}, and whole numbers here are int32, in [-2147483648, 2147483647]; save it as float64',
    { part, value, i },
  );
}
