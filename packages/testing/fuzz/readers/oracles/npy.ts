import { elements } from './elements';

/** What an npy file means, by turning its Python into JSON; null for what is none. */
export function npyMeaning(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1');
  const [major, minor] = [bytes[6], bytes[7]];
  if (!text.startsWith('\x93NUMPY') || minor !== 0 || !(major >= 1 && major <= 3)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = major === 1 ? 10 : 12;
  if (bytes.length < from) return null;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (from + length > bytes.length || length > 10_000) return null;
  const json = text
    .slice(from, from + length)
    .replace(/'/g, '"')
    .replace(/\bTrue\b/, 'true')
    .replace(/\bFalse\b/, 'false')
    .replace(/\(([^)]*)\)/, (_, inside: string) => {
      // One number in brackets is no tuple without its comma.
      if (/^\s*\d+L?\s*$/.test(inside)) return 'null';
      return `[${inside
        .replace(/(\d)L/g, '$1')
        .replace(/,\s*$/, '')
        .replace(/\b0+(?=\d)/g, '')}]`;
    })
    .replace(/,\s*\}\s*$/, '}')
    // What JSON does not take for blank, and the reader does.
    .replace(/\s/g, ' ');
  let head: Record<string, unknown>;
  try {
    head = JSON.parse(json);
  } catch {
    return null;
  }
  if (Object.keys(head).sort().join() !== 'descr,fortran_order,shape') return null;
  if ((json.match(/"\s*:/g) ?? []).length !== 3) return null;
  const {
    descr,
    fortran_order: fortran,
    shape,
  } = head as { descr: string; fortran_order: unknown; shape: number[] };
  if (typeof descr !== 'string' || typeof fortran !== 'boolean' || !Array.isArray(shape))
    return null;
  if (!shape.every((n) => Number.isSafeInteger(n) && n >= 0)) return null;
  const known = /^([<>|])(b1|[iu][1248]|f[248])$/.exec(descr);
  if (known === null || (known[1] === '|' && !known[2].endsWith('1'))) return null;
  const kind = known[2] === 'b1' ? 'bool' : known[2];
  const body = bytes.subarray(from + length);
  const order = fortran ? [...shape].reverse() : shape;
  const flat = elements(kind, order, body, known[1] !== '>');
  if (flat === null || !fortran) return flat;
  // Element (i, j, …) lies at i + j · rows + …
  const [, dtype, , list] = /^(\w+)\[(.*)\]\((.*)\)$/s.exec(flat) as RegExpExecArray;
  const values = list.split(',');
  const size = shape.reduce((a, b) => a * b, 1);
  const turned = Array.from({ length: size }, (_, at) => {
    let [rest, place] = [at, 0];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const index = rest % shape[axis];
      rest = Math.floor(rest / shape[axis]);
      place += index * shape.slice(0, axis).reduce((a, b) => a * b, 1);
    }
    return values[place];
  });
  return `${dtype}[${shape}](${turned})`;
}
