import { tagOf } from '../layout/dtype';
import { BpError } from '../process/errors';

/**
 * The bytes of a file as one array, over the memory in which they came.
 *
 * @throws BpError `BP_OPTION` for what has none, such as a path
 */
export function readBytes(op: string, given: unknown): Uint8Array {
  try {
    if (ArrayBuffer.isView(given)) {
      return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
    }
    if (/^(Shared)?ArrayBuffer$/.test(tagOf(given))) {
      const bytes = new Uint8Array(given as ArrayBuffer);
      if (bytes.buffer === given) return bytes;
    }
  } catch {
    // It was transferred.
  }
  throw new BpError(
    'BP_OPTION',
    op,
    'expected the bytes of a file, as a Uint8Array or an ArrayBuffer, got {given}; readFileSync(path) and await file.arrayBuffer() give them',
    { given },
  );
}
