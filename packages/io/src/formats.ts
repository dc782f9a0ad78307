import { readNpz, writeNpz } from '@bp/data';
import type { StateDict, StateSource } from '@bp/module';
import { BpError } from '@bp/tensor';
import { jsonBytes, jsonState } from './json/json-state';
import { safetensorsBytes, safetensorsState } from './safetensors/safetensors';
import { readState } from './state/read-state';

/** A format of files of state dicts. */
interface Format {
  read(op: string, bytes: Uint8Array, maxBytes: number | undefined): StateDict;
  write(
    op: string,
    state: StateSource,
    metadata: Readonly<Record<string, string>> | null,
  ): Uint8Array;
}

/** By the ending of names. */
const FORMATS: Readonly<Record<string, Format>> = {
  safetensors: {
    read: safetensorsState,
    write: (op, state, metadata) => safetensorsBytes(op, state, { metadata }),
  },
  json: { read: jsonState, write: (op, state) => jsonBytes(op, state) },
  npz: {
    read: (_, bytes, maxBytes) => readNpz(bytes, { maxBytes }),
    write: (op, state) =>
      writeNpz(readState(op, state) as Parameters<typeof writeNpz>[0], { compressed: true }),
  },
};

const endingOf = (name: string): string => /\.(\w+)$/.exec(name)?.[1].toLowerCase() ?? '';

/**
 * The format in which a file of this name is written.
 *
 * @throws BpError `BP_OPTION` for a name that tells none
 */
export function formatOf(op: string, name: string): Format {
  const ending = endingOf(name);
  if (Object.hasOwn(FORMATS, ending)) return FORMATS[ending];
  throw new BpError(
    'BP_OPTION',
    op,
    "the name '{name}' must tell the format: end it in .safetensors, .json (small models) or .npz",
    { name },
  );
}

/** The format of a file: what its name tells, or else what its bytes look like. */
export function formatOfFile(name: string, bytes: Uint8Array): Format {
  const ending = endingOf(name);
  if (Object.hasOwn(FORMATS, ending)) return FORMATS[ending];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return FORMATS.npz;
  // The length of a header has 0 in its upper bytes, which no text holds.
  return bytes[0] === 0x7b && bytes[7] !== 0 ? FORMATS.json : FORMATS.safetensors;
}
