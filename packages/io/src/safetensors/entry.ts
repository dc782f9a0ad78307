import type { BinaryType } from '@bp/tensor/engine';

/** The types of elements by the format's names, and how their bytes read. */
export const BINARY: Readonly<Record<string, BinaryType>> = {
  F64: 'f8',
  F32: 'f4',
  F16: 'f2',
  BF16: 'bf2',
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

/** The format's names for the types of tensors. */
export const NAMES = { float64: 'F64', float32: 'F32', int32: 'I32', bool: 'BOOL' } as const;

/** The name under which the file keeps texts about itself. */
export const METADATA = '__metadata__';

/** The format's own bound of a header, in bytes. */
export const LONGEST_HEADER = 100_000_000;

/** A named array of a file: its type by the format's name, its shape, its bytes with the lowest of each number first. */
export interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** A file, taken apart. */
export interface Parsed {
  readonly metadata: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
}
