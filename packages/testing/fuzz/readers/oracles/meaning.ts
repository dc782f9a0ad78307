import { isTensor } from '@bp/tensor';

/** What a reader gave, or an oracle found, as a text that tells every bit of it. */
export function meaning(value: unknown): string {
  if (isTensor(value)) return array(value.dtype, value.shape, value.data);
  if (ArrayBuffer.isView(value)) {
    const { length } = value as Float64Array;
    return array(Object.prototype.toString.call(value), [length], value as Float64Array);
  }
  if (Array.isArray(value)) return `[${value.map(meaning).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${meaning(field)}`).join()}}`;
  }
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value);
}

/** An array by the type that the library has for it. NaN is one, whatever its bits: engines need not keep them. */
export function array(dtype: string, shape: readonly number[], data: Iterable<number>): string {
  const numbers = Array.from(data, (x) => (Object.is(x, -0) ? '-0' : String(x)));
  return `${dtype}[${shape}](${numbers})`;
}
