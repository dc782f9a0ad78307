import { BpError } from '@bp/tensor';
import { isFileName } from './file-name';
import { compare, inflate } from './inflate';
import { CENTRAL, DEFLATED, ENCRYPTED, END, LOCAL, SIZES_BEHIND, STORED } from './layout';

/** A file in a zip file, as the directory at its end tells it. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Compressed and not, in bytes. */
  readonly packed: number;
  readonly size: number;
  /** Where its own head lies. */
  readonly at: number;
}

/** What a size or a place reads that stands elsewhere, as zip64 has it. */
const ELSEWHERE = 0xffffffff;

/**
 * The files in a zip file, by their names and in its order.
 *
 * Only what stands in the directory once, outside of all others, whole and with its checksum is a file; nothing is unpacked
 * beyond the size that it tells.
 *
 * @param most - how many bytes all files may have together
 * @throws BpError `BP_FORMAT` for everything else
 */
export function readZip(op: string, bytes: Uint8Array, most: number): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, directory } = readDirectory(op, bytes, view);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > most) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'the files in it have {total} bytes, more than {most}; where that is right, the option maxBytes allows it',
      { total, most },
    );
  }
  const starts = entries.map((entry) => startOf(op, view, bytes, entry));
  refuseOverlaps(op, entries, starts, directory);
  return new Map(
    entries.map(({ name, method, crc, packed, size }, i) => {
      const data = bytes.subarray(starts[i], starts[i] + packed);
      if (method === DEFLATED) return [name, inflate(op, name, data, { crc, size })];
      compare(op, name, data, crc, size);
      return [name, data];
    }),
  );
}

function readDirectory(op: string, bytes: Uint8Array, view: DataView) {
  const end = findEnd(op, view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const directory = view.getUint32(end + 16, true);
  if (count === 0xffff || size === ELSEWHERE || directory === ELSEWHERE) refuseZip64(op);
  const oneDisk = view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!oneDisk || directory + size !== end) {
    refuse(op, 'the directory at its end', `the ${end} bytes before it`);
  }
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = directory;
  for (let i = 0; i < count; i++) {
    const what = `entry ${i} of its directory`;
    if (at + CENTRAL.size > end || view.getUint32(at, true) !== CENTRAL.mark) {
      refuse(op, what, `its end at byte ${at}`);
    }
    const short = (offset: number) => view.getUint16(at + offset, true);
    const long = (offset: number) => view.getUint32(at + offset, true);
    const next = at + CENTRAL.size + short(28) + short(30) + short(32);
    if (next > end) refuse(op, what, `its end at byte ${at}`);
    const name = nameIn(op, bytes.subarray(at + CENTRAL.size, at + CENTRAL.size + short(28)));
    const entry = {
      name,
      flags: short(8),
      method: short(10),
      crc: long(16),
      packed: long(20),
      size: long(24),
      at: long(42),
    };
    if ([entry.packed, entry.size, entry.at].includes(ELSEWHERE)) refuseZip64(op);
    if (names.has(name)) {
      throw new BpError('BP_FORMAT', op, '{name} is there twice; write the file again', { name });
    }
    names.add(name);
    entries.push(entry);
    at = next;
  }
  if (at !== end) refuse(op, 'the directory at its end', `its end at byte ${at}`);
  return { entries, directory };
}

/** Where the last record begins: it ends with the file, whatever comment it holds. */
function findEnd(op: string, view: DataView): number {
  const last = view.byteLength - END.size;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) !== END.mark) continue;
    if (at + END.size + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new BpError(
    'BP_FORMAT',
    op,
    'expected a zip file, got {size} bytes without the directory that ends one; is the file complete?',
    { size: view.byteLength },
  );
}

/** The name of an entry; a path that could lead out of a folder is refused, though nothing is written here. */
function nameIn(op: string, bytes: Uint8Array): string {
  let name = '';
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Refused below.
  }
  if (isFileName(name)) return name;
  throw new BpError(
    'BP_FORMAT',
    op,
    "the name '{name}' of a file in it is not one: a path within the zip file, in UTF-8, is expected",
    { name },
  );
}

/** Where the bytes of an entry begin, once its own head says the same as the directory. */
function startOf(op: string, view: DataView, bytes: Uint8Array, entry: Entry): number {
  const { name, flags, method, crc, packed, size, at } = entry;
  if ((flags & ENCRYPTED) !== 0 || (method !== STORED && method !== DEFLATED)) {
    throw new BpError(
      'BP_FORMAT',
      op,
      '{name} is encrypted, or compressed by method {method}; write it as it is or by deflate (methods 0 and 8), as numpy does',
      { name, method },
    );
  }
  if (at + LOCAL.size > bytes.length || view.getUint32(at, true) !== LOCAL.mark) {
    refuse(op, name, `its head at byte ${at}`);
  }
  const long = (offset: number) => view.getUint32(at + offset, true);
  const nameSize = view.getUint16(at + 26, true);
  const names = at + LOCAL.size;
  const start = names + nameSize + view.getUint16(at + 28, true);
  const behind = (flags & SIZES_BEHIND) !== 0;
  const told = [long(14), long(18), long(22)];
  const wide = told[1] === ELSEWHERE && told[2] === ELSEWHERE;
  if (wide) [told[1], told[2]] = wideSizes(view, names + nameSize, start) ?? [-1, -1];
  const same =
    view.getUint16(at + 6, true) === flags &&
    view.getUint16(at + 8, true) === method &&
    start <= bytes.length &&
    nameIn(op, bytes.subarray(names, names + nameSize)) === name &&
    [crc, packed, size].every((value, i) => told[i] === value || (behind && told[i] === 0));
  if (!same) refuse(op, name, `its head at byte ${at}`);
  if (method === STORED && packed !== size) refuse(op, name, `its sizes ${packed} and ${size}`);
  return start;
}

/** The sizes, compressed and not, that stand in 64 bits among the fields behind the name: numpy writes them so. */
function wideSizes(view: DataView, from: number, to: number): [number, number] | null {
  for (let at = from; at + 4 <= to && to <= view.byteLength; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1 && size >= 16 && at + 20 <= to) {
      const read = (offset: number) => Number(view.getBigUint64(at + offset, true));
      return [read(12), read(4)];
    }
    at += 4 + size;
  }
  return null;
}

function refuseOverlaps(
  op: string,
  entries: readonly Entry[],
  starts: readonly number[],
  directory: number,
): void {
  const order = entries
    .map(({ name, at, packed }, i) => ({ name, at, end: starts[i] + packed }))
    .sort((a, b) => a.at - b.at);
  let end = 0;
  for (const entry of order) {
    if (entry.at < end || entry.end > directory) {
      throw new BpError(
        'BP_FORMAT',
        op,
        '{name} lies over another part of the zip file, at bytes {at} to {end}; write the file again',
        { name: entry.name, at: entry.at, end: entry.end },
      );
    }
    end = entry.end;
  }
}

function refuseZip64(op: string): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    'zip files of more than 4 GiB or 65,534 files (zip64) are not read; divide it into several',
    {},
  );
}

function refuse(op: string, what: string, against: string): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    '{what} does not agree with {against}; the zip file is damaged, copy it again from where it came',
    { what, against },
  );
}
