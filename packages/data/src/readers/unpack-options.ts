import { FROM_ZERO, readOptions } from '@bp/tensor/engine';

/** Options of readers of compressed files. */
export interface UnpackOptions {
  /** No more bytes are unpacked, 2³⁰ (1 GiB) by default: a small file of a stranger may be made to unpack to all memory. */
  maxBytes?: number | undefined;
}

const DEFAULTS = { maxBytes: 2 ** 30 };

/** The most bytes that may be unpacked. */
export function readMaxBytes(op: string, options?: UnpackOptions): number {
  return readOptions(op, options, DEFAULTS, { maxBytes: FROM_ZERO }).maxBytes;
}
