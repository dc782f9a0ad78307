import { BpError } from '@bp/tensor';
import { readFromDatabase, writeToDatabase } from './indexed-db';
import { findNode } from './node';
import { writeAtomically } from './write-atomically';

/** What of a `FileSystemFileHandle` is needed, as a page gets one from `showSaveFilePicker`. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<Blob>;
  createWritable(): Promise<{
    // what Uint8Array<ArrayBuffer> says, for TypeScript from before it had a parameter
    write(bytes: ReturnType<typeof Uint8Array.of>): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
}

/**
 * Where a file is written: a path, `indexeddb://name`, or a file handle of a page. In a page, where there are no paths, a bare
 * name means `indexeddb://name`.
 */
export type FileTarget = string | URL | FileHandle;

/** Where a file is read from: a {@link FileTarget}, a `File` or `Blob`, or an address on the web. */
export type FileSource = FileTarget | Blob;

/** A place, found out. */
interface Place {
  readonly name: string;
  read(): Promise<Uint8Array | undefined>;
  write: ((bytes: Uint8Array) => Promise<void>) | null;
}

/**
 * Writes a file, whole or not at all.
 *
 * @throws BpError `BP_OPTION` for a place that cannot be written to, `BP_DEVICE` where writing fails
 */
export async function writePlace(op: string, target: unknown, bytes: Uint8Array): Promise<void> {
  const { name, write } = placeOf(op, target);
  if (write === null) refuse(op, target);
  try {
    await write(bytes);
  } catch (cause) {
    throw new BpError(
      'BP_DEVICE',
      op,
      '{name} could not be written: {cause}; what was there before is as it was',
      { name, cause: reason(cause) },
    );
  }
}

/**
 * The bytes of a file.
 *
 * @throws BpError `BP_OPTION` for what is no place, `BP_DEVICE` where there is no such file or reading fails
 */
export async function readPlace(op: string, source: unknown): Promise<Uint8Array> {
  const { name, read } = placeOf(op, source);
  let cause: unknown = 'there is no such file';
  try {
    const bytes = await read();
    if (bytes !== undefined) return bytes;
  } catch (error) {
    cause = error;
  }
  throw new BpError('BP_DEVICE', op, '{name} could not be read: {cause}', {
    name,
    cause: reason(cause),
  });
}

/** The name of a place, which tells the format; empty for a `Blob`. */
export const nameOf = (op: string, place: unknown): string => placeOf(op, place).name;

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A path with something like `https:` before it; a single letter is a drive. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;

function placeOf(op: string, place: unknown): Place {
  if (place instanceof Blob) return blobPlace((place as File).name ?? '', () => place);
  if (isHandle(place)) return handlePlace(place);
  const text = place instanceof URL ? place.href : place;
  if (typeof text !== 'string' || text === '') refuse(op, place);
  const scheme = SCHEME.exec(text)?.[1].toLowerCase();
  if (scheme === 'indexeddb') return databasePlace(text.replace(/^\w+:(\/\/)?/, ''));
  if (scheme === 'http' || scheme === 'https' || scheme === 'blob' || scheme === 'data') {
    return webPlace(text);
  }
  const node = findNode();
  if (node === null) {
    return scheme === undefined && 'indexedDB' in globalThis
      ? databasePlace(text)
      : refuse(op, place);
  }
  const path = scheme === 'file' ? node.url.fileURLToPath(text) : text;
  return {
    name: path,
    read: () => node.files.readFile(path),
    write: (bytes) => writeAtomically(node, path, bytes),
  };
}

function isHandle(place: unknown): place is FileHandle {
  return typeof (place as Partial<FileHandle> | null)?.getFile === 'function';
}

function blobPlace(name: string, open: () => Blob | Promise<Blob>): Place {
  return {
    name,
    read: async () => new Uint8Array(await (await open()).arrayBuffer()),
    write: null,
  };
}

function handlePlace(handle: FileHandle): Place {
  return {
    ...blobPlace(handle.name, () => handle.getFile()),
    async write(bytes) {
      // It takes the place of the file when it is closed.
      const file = await handle.createWritable();
      try {
        await file.write(bytes as Uint8Array<ArrayBuffer>);
      } catch (error) {
        await file.abort();
        throw error;
      }
      await file.close();
    },
  };
}

function databasePlace(key: string): Place {
  return {
    name: key,
    read: () => readFromDatabase(key),
    write: (bytes) => writeToDatabase(key, bytes),
  };
}

function webPlace(address: string): Place {
  return {
    name: address.replace(/[?#].*$/, ''),
    async read() {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    write: null,
  };
}

function refuse(op: string, place: unknown): never {
  throw new BpError(
    'BP_OPTION',
    op,
    "expected a path such as 'digits.safetensors', 'indexeddb://digits.safetensors' or a file handle, got {place}; a Blob and an address on the web can be read alone",
    { place },
  );
}
