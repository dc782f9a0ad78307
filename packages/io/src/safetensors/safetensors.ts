import type { StateDict, StateSource } from '@bp/module';
import { BpError, fromTransferable, isTensor, type PlainTensor, tensor } from '@bp/tensor';
import {
  binaryDtype,
  littleEndianBytes,
  readBytes,
  readNumbers,
  readOptions,
  readRecord,
} from '@bp/tensor/engine';
import { readState } from '../state/read-state';
import { BINARY, type Entry, NAMES } from './entry';
import { formatSafetensors } from './format';
import { parseSafetensors } from './parse';

/**
 * The tensors in a safetensors file by name, as PyTorch and Python write them.
 *
 * F32, F64, I32 and BOOL stay as they are; F16 and BF16 become float32, whole numbers of other widths int32, exactly or not at
 * all.
 *
 * @param bytes - the file
 * @returns new tensors by name, for `model.loadStateDict`
 * @throws BpError `BP_FORMAT` for whatever the format does not allow, for other types, and for numbers that int32 cannot hold;
 *   `BP_OPTION` for what is no bytes
 * @example
 * const bytes = writeSafetensors({ 'fc.bias': [1, 2] });
 * readSafetensors(bytes)['fc.bias'].toArray(); // [1, 2]
 * @see "Safetensors", huggingface/safetensors, README, "Format"
 */
export function readSafetensors(bytes: Uint8Array | ArrayBuffer): StateDict {
  return safetensorsState('readSafetensors', readBytes('readSafetensors', bytes));
}

/** What {@link readSafetensors} does. */
export function safetensorsState(op: string, bytes: Uint8Array): StateDict {
  const { entries } = parseSafetensors(op, bytes);
  return Object.fromEntries(entries.map((entry) => [entry.name, tensorOf(op, entry)]));
}

/** The tensor that an entry of a file stands for. */
export function tensorOf(op: string, { name, dtype, shape, bytes }: Entry) {
  const type = BINARY[dtype];
  const data = readNumbers(op, name, bytes, type);
  return fromTransferable({ dtype: binaryDtype(type), shape, data });
}

/**
 * The texts that a safetensors file holds about itself, such as `{ format: 'pt' }`.
 *
 * @param bytes - the file
 * @returns texts by name; none where there are none
 * @throws BpError as {@link readSafetensors}
 * @example
 * const bytes = writeSafetensors({ x: [1] }, { metadata: { author: 'Kim' } });
 * readSafetensorsMetadata(bytes); // { author: 'Kim' }
 */
export function readSafetensorsMetadata(bytes: Uint8Array | ArrayBuffer): Record<string, string> {
  const op = 'readSafetensorsMetadata';
  return { ...parseSafetensors(op, readBytes(op, bytes)).metadata };
}

/** Options of {@link writeSafetensors}. */
export interface SafetensorsOptions {
  /** Texts about the file by name; none by default. */
  metadata?: Readonly<Record<string, string>> | null | undefined;
}

/**
 * A safetensors file with the tensors of a state dict, byte for byte what Python's library writes of the same tensors.
 *
 * @param state - `model.stateDict()`, or tensors by name
 * @param options.metadata - texts about the file by name
 * @returns the bytes: F32, F64, I32 and BOOL
 * @throws BpError `BP_OPTION` for what is no object, for metadata that are no texts, and for the name `__metadata__`
 * @example
 * writeSafetensors({ x: [1, 2] }).length; // 72
 * @see "Safetensors", huggingface/safetensors, README, "Format"
 */
export function writeSafetensors(state: StateSource, options?: SafetensorsOptions): Uint8Array {
  return safetensorsBytes('writeSafetensors', state, options);
}

/** What {@link writeSafetensors} does. */
export function safetensorsBytes(
  op: string,
  state: StateSource,
  options?: SafetensorsOptions,
): Uint8Array {
  const { metadata } = readOptions(op, options, {
    metadata: null as Record<string, string> | null,
  });
  const given = readState(op, state);
  if (metadata !== null) checkTexts(op, metadata);
  const entries = Object.entries(given).map(([name, value]): Entry => {
    const x = isTensor(value) ? value : tensor(value as PlainTensor);
    return { name, dtype: NAMES[x.dtype], shape: x.shape, bytes: littleEndianBytes(x.data) };
  });
  return formatSafetensors(op, entries, metadata);
}

function checkTexts(op: string, metadata: unknown): void {
  const texts = readRecord(metadata);
  const odd =
    texts === null ? undefined : Object.entries(texts).find(([, text]) => typeof text !== 'string');
  if (texts !== null && odd === undefined) return;
  throw new BpError(
    'BP_OPTION',
    op,
    'metadata are texts by name, got {got}; JSON.stringify makes a text of all else',
    { got: odd ?? metadata },
  );
}
