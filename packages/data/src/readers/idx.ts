import { BpError, fromTransferable, type Tensor } from '@bp/tensor';
import {
  type BinaryType,
  binaryDtype,
  binaryWidth,
  readBytes,
  readNumbers,
} from '@bp/tensor/engine';
import { readMaxBytes, type UnpackOptions } from './unpack-options';
import { gunzip, isGzip } from './zip/inflate';

/** The types of elements by the third byte of a file. */
const TYPES: Readonly<Record<number, BinaryType>> = {
  8: 'u1',
  9: 'i1',
  11: 'i2',
  12: 'i4',
  13: 'f4',
  14: 'f8',
};

/** Bytes before the extents. */
const HEAD = 4;

/**
 * The tensor in an IDX file, the format of MNIST; one compressed by gzip is recognised and unpacked.
 *
 * @param bytes - the file, such as `train-images-idx3-ubyte.gz`
 * @param options.maxBytes - at most how many bytes are unpacked, 2³⁰ by default
 * @returns a new tensor of the file's shape: int32 for bytes and whole numbers, float32 or float64 for real ones. Of the images
 *   of MNIST, [60000, 28, 28], `images.cast('float32').div(255)` has the greys in [0, 1]
 * @throws BpError `BP_FORMAT` for what is no such file, is damaged, cut off or too long, or unpacks to more; `BP_OPTION` for
 *   what is no bytes
 * @example
 * readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4)).toArray(); // [5, 0, 4]
 * @see Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", file formats
 */
export function readIdx(bytes: Uint8Array | ArrayBuffer, options?: UnpackOptions): Tensor {
  const op = 'readIdx';
  const given = readBytes(op, bytes);
  const most = readMaxBytes(op, options);
  const file = isGzip(given) ? gunzip(op, given, most) : given;
  const [zero, none, code, rank] = file;
  const type = TYPES[code];
  if (file.length < HEAD || zero !== 0 || none !== 0 || type === undefined || rank === 0) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'an IDX file begins with 0, 0, a type (8, 9, 11, 12, 13 or 14) and the number of axes, got {head}; of MNIST, read the files that end in ubyte or ubyte.gz',
      { head: [...file.subarray(0, HEAD)] },
    );
  }
  const start = HEAD + 4 * rank;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const extents = Math.min(rank, Math.floor((file.length - HEAD) / 4));
  const shape = Array.from({ length: extents }, (_, axis) => view.getUint32(HEAD + 4 * axis));
  const need = shape.reduce((size, extent) => size * extent, binaryWidth(type));
  if (extents < rank || file.length - start !== need || rank > 64) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'the file must hold {need} bytes of numbers for {rank} axes of extents {shape}, got {got} from byte {start} on; is it complete?',
      { need, rank, shape, got: Math.max(0, file.length - start), start },
    );
  }
  const data = readNumbers(op, 'the file', file.subarray(start), type, false);
  return fromTransferable({ dtype: binaryDtype(type), shape, data });
}
