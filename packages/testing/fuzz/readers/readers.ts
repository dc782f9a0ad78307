import { gzipSync } from 'node:zlib';
import { readCsv, readIdx, readNpy, readNpz, writeNpz } from '@bp/data';
import { load, packCheckpoint, readSafetensors, unpackCheckpoint, writeSafetensors } from '@bp/io';
import type { Draw } from '../draw';
import { craftedZip } from './craft-zip';
import { checkpointMeaning } from './oracles/checkpoint';
import { csvFields } from './oracles/csv';
import { idxMeaning } from './oracles/idx';
import { jsonMeaning } from './oracles/json';
import { meaning } from './oracles/meaning';
import { npyMeaning } from './oracles/npy';
import { npzMeaning } from './oracles/npz';
import { safetensorsMeaning } from './oracles/safetensors';
import { anIdx, anNpy, aState, aTable, aTree } from './valid';

/** A reader, files for it, and what those mean by somebody else's reading. */
export interface Reader {
  readonly name: string;
  /** A file that it must read, or, where `crafted`, one that it may have to refuse. */
  make(draw: Draw): { readonly bytes: Uint8Array; readonly crafted: boolean };
  read(bytes: Uint8Array): Promise<string> | string;
  /** Null where it must refuse. */
  oracle(bytes: Uint8Array): string | null;
  /** At most so many bytes of arrays are made: for each byte of a file, and whatever the file. */
  readonly multiple: number;
  readonly spare: number;
  /** Whether a checksum binds what is in a file: then what was there may be read of a damaged one, too. */
  readonly summed?: boolean;
}

/** Compressed files may unpack to so much here. */
export const MOST = 2 ** 20;

/** What unpacking takes: a few times the bound, and what comes out of the 4 KiB that go beyond it. */
const UNPACKED = 4 * MOST + 2 ** 24;

const BOMB = Uint8Array.from(gzipSync(new Uint8Array(2 ** 23)));

const right = (bytes: Uint8Array) => ({ bytes, crafted: false });

export const READERS: readonly Reader[] = [
  {
    name: 'readSafetensors',
    make: (draw) =>
      right(writeSafetensors(aState(draw), draw.chance(0.3) ? { metadata: { format: 'pt' } } : {})),
    read: (bytes) => meaning(readSafetensors(bytes)),
    oracle: safetensorsMeaning,
    multiple: 16,
    spare: 2 ** 16,
  },
  {
    name: 'unpackCheckpoint',
    make: (draw) => right(packCheckpoint({ tree: aTree(draw), more: aTree(draw) })),
    read: (bytes) => meaning(unpackCheckpoint(bytes)),
    oracle: checkpointMeaning,
    multiple: 16,
    spare: 2 ** 16,
  },
  {
    name: 'load of JSON',
    make: (draw) => right(new TextEncoder().encode(JSON.stringify(aState(draw)))),
    read: async (bytes) => meaning(await load(new File([bytes.slice()], 'x.json'))),
    oracle: jsonMeaning,
    multiple: 32,
    spare: 2 ** 16,
  },
  {
    name: 'readNpy',
    make: (draw) => right(anNpy(draw)),
    read: (bytes) => meaning(readNpy(bytes)),
    oracle: npyMeaning,
    multiple: 16,
    spare: 2 ** 16,
  },
  {
    name: 'readNpz',
    make: (draw) =>
      draw.chance(0.5)
        ? { bytes: craftedZip(draw, () => anNpy(draw)), crafted: true }
        : right(writeNpz(withFileNames(aState(draw)), { compressed: draw.chance(0.5) })),
    read: (bytes) => meaning(readNpz(bytes, { maxBytes: MOST })),
    oracle: (bytes) => npzMeaning(bytes, MOST),
    multiple: 64,
    spare: UNPACKED,
    summed: true,
  },
  {
    name: 'readIdx',
    make: (draw) => {
      const bytes = anIdx(draw);
      if (draw.chance(0.3)) return right(bytes);
      if (draw.chance(0.003)) return { bytes: BOMB, crafted: true };
      const half = draw.chance(0.2) ? draw.below(bytes.length) : bytes.length;
      const members = [bytes.subarray(0, half), bytes.subarray(half)].filter(
        ({ length }) => length > 0,
      );
      return right(Uint8Array.from(Buffer.concat(members.map((member) => gzipSync(member)))));
    },
    read: (bytes) => meaning(readIdx(bytes, { maxBytes: MOST })),
    oracle: (bytes) => idxMeaning(bytes, MOST),
    multiple: 64,
    spare: UNPACKED,
    summed: true,
  },
  {
    name: 'readCsv',
    make: (draw) => right(aTable(draw)),
    read: async (bytes) => {
      const fields = tableOf(bytes);
      const kinds = Object.fromEntries(
        (fields?.[0] ?? []).map((_, i) => [`column ${i + 1}`, 'category' as const]),
      );
      const { x, columns } = await readCsv(bytes, {
        header: false,
        delimiter: ',',
        missingTexts: [],
        kinds,
        maxBytes: MOST,
      });
      const read = Array.from({ length: x.shape[0] }, (_, i) =>
        columns.map(({ classes }, j) => classes?.[x.at(i, j).item()]),
      );
      return JSON.stringify(read);
    },
    oracle: (bytes) => {
      const rows = tableOf(bytes);
      const even =
        rows !== null && rows.length > 0 && rows.every((row) => row.length === rows[0].length);
      return even ? JSON.stringify(rows) : null;
    },
    multiple: 64,
    spare: 2 ** 16,
  },
];

function withFileNames<T>(state: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(state).map(([name, x]) => [name.replace(/[/~]/g, '-'), x]),
  );
}

function tableOf(bytes: Uint8Array): string[][] | null {
  const text = Buffer.from(bytes).toString('utf8');
  // A zero is no letter, but a sign of UTF-16.
  if (text.includes('\0') || !Buffer.from(text).equals(Buffer.from(bytes))) return null;
  return csvFields(text.replace(/^\ufeff/, ''));
}
