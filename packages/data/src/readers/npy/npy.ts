import { BpError, fromTransferable, type Tensor, type TensorLike } from '@bp/tensor';
import {
  asTensor,
  binaryDtype,
  littleEndianBytes,
  readBytes,
  readNumbers,
} from '@bp/tensor/engine';
import { joined } from '../zip/inflate';
import { bodySize, readNpyHeader, writeNpyHeader } from './npy-header';

/** The types of tensors in numpy's words. */
const DESCRIPTIONS = { float32: '<f4', float64: '<f8', int32: '<i4', bool: '|b1' } as const;

/**
 * The tensor in an npy file, as `numpy.save` writes it.
 *
 * float16 becomes float32, float64 stays, whole numbers of any width become int32; all exactly, or not at all.
 *
 * @param bytes - the file: version 1, 2 or 3, either order of bytes, C or Fortran order
 * @returns a new tensor of the array's shape
 * @throws BpError `BP_FORMAT` for what is no such file, is cut off or too long, and for numbers that int32 cannot hold;
 *   `BP_OPTION` for what is no bytes
 * @example
 * readNpy(writeNpy([[1, 2], [3, 4]])).toArray(); // [[1, 2], [3, 4]]
 * @see "NPY format", numpy.lib.format
 */
export function readNpy(bytes: Uint8Array | ArrayBuffer): Tensor {
  return npyTensor('readNpy', 'the file', readBytes('readNpy', bytes));
}

/** What {@link readNpy} does. @param part - the file, for messages */
export function npyTensor(op: string, part: string, bytes: Uint8Array): Tensor {
  const header = readNpyHeader(op, part, bytes);
  const { shape, type, littleEndian, fortran, start } = header;
  const [need, got] = [bodySize(header), bytes.length - start];
  if (need !== got) {
    throw new BpError(
      'BP_FORMAT',
      op,
      '{part} must hold {need} bytes of numbers for shape {shape}, got {got} from byte {start} on; is it complete?',
      { part, need, shape, got, start },
    );
  }
  const data = readNumbers(op, part, bytes.subarray(start), type, littleEndian);
  const dtype = binaryDtype(type);
  if (!fortran) return fromTransferable({ dtype, shape, data });
  // In Fortran's order the first axis is contiguous: the axes lie the other way round.
  const turned = fromTransferable({ dtype, shape: [...shape].reverse(), data });
  return turned.permute(shape.map((_, axis) => shape.length - 1 - axis)).contiguous();
}

/**
 * An npy file with the values of a tensor, byte for byte what `numpy.save` writes of the same array.
 *
 * @returns the bytes: little endian, C order, as float32, float64, int32 or bool
 * @throws BpError `BP_DTYPE` or `BP_SHAPE` for what is no tensor
 * @example
 * writeNpy([1, 2, 3]).length; // 140
 */
export function writeNpy(x: TensorLike): Uint8Array {
  return npyBytes('writeNpy', x);
}

/** What {@link writeNpy} does. */
export function npyBytes(op: string, x: TensorLike): Uint8Array {
  const { dtype, shape, data } = asTensor(op, x);
  return joined([writeNpyHeader(DESCRIPTIONS[dtype], shape), littleEndianBytes(data)]);
}
