import { BpError } from '@bp/tensor';
import { deflateSync } from 'fflate';
import { crc32 } from './crc32';
import { joined } from './inflate';
import { CENTRAL, DEFLATED, END, LOCAL, STORED, UTF8 } from './layout';

/** 1 January 1980, the first day that zip files know: the same files make the same bytes. */
const FIRST_DAY = 0x21;
/** Version 2.0 of the format, by which deflate came. */
const VERSION = 20;

/**
 * A zip file of these files, in their order.
 *
 * @param compressed - by deflate, or as they are
 * @throws BpError `BP_FORMAT` for more than 4 GiB or 65,534 files
 */
export function writeZip(
  op: string,
  files: ReadonlyMap<string, Uint8Array>,
  compressed: boolean,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [path, file] of files) {
    const name = new TextEncoder().encode(path);
    const data = compressed ? deflateSync(file) : file;
    // What stands in both heads: version, flags, method, time, date, checksum, sizes, length of the name.
    const common = (view: DataView, from: number) => {
      view.setUint16(from, VERSION, true);
      view.setUint16(from + 2, /^[\x20-\x7e]*$/.test(path) ? 0 : UTF8, true);
      view.setUint16(from + 4, compressed ? DEFLATED : STORED, true);
      view.setUint16(from + 8, FIRST_DAY, true);
      view.setUint32(from + 10, crc32(file), true);
      view.setUint32(from + 14, data.length, true);
      view.setUint32(from + 18, file.length, true);
      view.setUint16(from + 22, name.length, true);
    };
    const local = record(LOCAL);
    common(local, 4);
    const central = record(CENTRAL);
    central.setUint16(4, VERSION, true);
    common(central, 6);
    central.setUint32(42, at, true);
    parts.push(bytesOf(local), name, data);
    directory.push(bytesOf(central), name);
    at += LOCAL.size + name.length + data.length;
  }
  const end = record(END);
  const entries = joined(directory);
  end.setUint16(8, files.size, true);
  end.setUint16(10, files.size, true);
  end.setUint32(12, entries.length, true);
  end.setUint32(16, at, true);
  if (at + entries.length >= 2 ** 32 - 1 || files.size >= 2 ** 16 - 1) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'a zip file holds 4 GiB and 65,534 files at most, got {size} bytes of {count} files; divide them, or write safetensors',
      { size: at, count: files.size },
    );
  }
  return joined([...parts, entries, bytesOf(end)]);
}

function record({ mark, size }: { readonly mark: number; readonly size: number }): DataView {
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, mark, true);
  return view;
}

const bytesOf = ({ buffer }: DataView): Uint8Array => new Uint8Array(buffer);
