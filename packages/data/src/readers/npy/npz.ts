import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { readBytes, readOptions, readRecord } from '@bp/tensor/engine';
import { readMaxBytes, type UnpackOptions } from '../unpack-options';
import { isFileName } from '../zip/file-name';
import { readZip } from '../zip/read-zip';
import { writeZip } from '../zip/write-zip';
import { npyBytes, npyTensor } from './npy';

const ENDING = '.npy';

/**
 * The tensors in an npz file by name, as `numpy.savez` and `numpy.savez_compressed` write them.
 *
 * @param bytes - the file, a zip file of npy files
 * @param options.maxBytes - at most how many bytes are unpacked, 2³⁰ by default
 * @returns new tensors by name, without `.npy`, in the order of the file; a name may be any text, also `__proto__`
 * @throws BpError `BP_FORMAT` for what is damaged, cut off, encrypted or given twice, holds anything but arrays of numbers, or
 *   unpacks to more; `BP_OPTION` for what is no bytes
 * @example
 * const bytes = writeNpz({ weight: [[1, 2]], bias: [3] });
 * Object.keys(readNpz(bytes)); // ['weight', 'bias']
 * @see "NPY format", numpy.lib.format; PKWARE, APPNOTE.TXT 6.3
 */
export function readNpz(
  bytes: Uint8Array | ArrayBuffer,
  options?: UnpackOptions,
): Record<string, Tensor> {
  const op = 'readNpz';
  const files = readZip(op, readBytes(op, bytes), readMaxBytes(op, options));
  return Object.fromEntries(
    [...files].map(([name, file]) => {
      if (name.endsWith(ENDING)) return [name.slice(0, -ENDING.length), npyTensor(op, name, file)];
      throw new BpError(
        'BP_FORMAT',
        op,
        'expected npy files alone, got {name}; is it the npz file that you meant?',
        { name },
      );
    }),
  );
}

/** Options of {@link writeNpz}. */
export interface WriteNpzOptions {
  /** Whether by deflate, as `numpy.savez_compressed`; false by default, as `numpy.savez`. */
  compressed?: boolean | undefined;
}

/**
 * An npz file with these tensors, which `numpy.load` reads; the same tensors make the same bytes.
 *
 * @param tensors - by name, as an object or a Map
 * @param options.compressed - whether the bytes are compressed; false by default
 * @throws BpError `BP_OPTION` for names that cannot be those of files, and for what is no object; `BP_FORMAT` for more than 4 GiB
 * @example
 * readNpz(writeNpz({ x: [1, 2] }, { compressed: true })).x.toArray(); // [1, 2]
 */
export function writeNpz(
  tensors: Readonly<Record<string, TensorLike>> | ReadonlyMap<string, TensorLike>,
  options?: WriteNpzOptions,
): Uint8Array {
  const op = 'writeNpz';
  const { compressed } = readOptions(op, options, { compressed: false });
  const given = readRecord(tensors);
  if (given === null) {
    throw new BpError('BP_OPTION', op, 'expected tensors by name, such as { x }, got {tensors}', {
      tensors,
    });
  }
  const files = new Map<string, Uint8Array>();
  for (const [name, x] of Object.entries(given)) {
    if (!isFileName(name + ENDING)) {
      throw new BpError(
        'BP_OPTION',
        op,
        "the name '{name}' cannot be that of a file; leave out \\, control characters and parts that are empty, . or ..",
        { name },
      );
    }
    files.set(name + ENDING, npyBytes(op, x as TensorLike));
  }
  return writeZip(op, files, compressed);
}
