import { array } from './meaning';

/** An array of a file, element by element; null where the library must refuse one. */
export function elements(
  kind: string,
  shape: readonly number[],
  bytes: Uint8Array,
  little: boolean,
): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = kind === 'bool' ? 1 : kind === 'bf' ? 2 : Number(kind.slice(1));
  const count = shape.reduce((a, b) => a * b, 1);
  if (bytes.length !== count * width || shape.length > 64) return null;
  const values: number[] = [];
  for (let at = 0; at < bytes.length; at += width) {
    const value = element(kind, view, at, little);
    if (value === null) return null;
    values.push(value);
  }
  const dtype =
    kind === 'bool' ? kind : kind === 'f8' ? 'float64' : kind.includes('f') ? 'float32' : 'int32';
  return array(dtype, shape, values);
}

function element(kind: string, view: DataView, at: number, little: boolean): number | null {
  if (kind === 'f4') return view.getFloat32(at, little);
  if (kind === 'f8') return view.getFloat64(at, little);
  if (kind === 'bool') return view.getUint8(at) > 1 ? null : view.getUint8(at);
  // Sign and magnitude, as the standard writes them.
  if (kind === 'f2') return real(view.getUint16(at, little), 5, 10);
  if (kind === 'bf') return real(view.getUint16(at, little), 8, 7);
  const width = Number(kind.slice(1));
  let whole = 0n;
  for (let i = 0; i < width; i++) {
    whole = (whole << 8n) | BigInt(view.getUint8(little ? at + width - 1 - i : at + i));
  }
  const value = Number(kind[0] === 'i' ? BigInt.asIntN(8 * width, whole) : whole);
  return Math.abs(value + 0.5) < 2 ** 31 ? value : null;
}

function real(bits: number, exponents: number, fractions: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> fractions) & (2 ** exponents - 1);
  const fraction = (bits & (2 ** fractions - 1)) / 2 ** fractions;
  const bias = 2 ** (exponents - 1) - 1;
  if (exponent === 2 ** exponents - 1) return fraction ? Number.NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** (1 - bias);
  return sign * (1 + fraction) * 2 ** (exponent - bias);
}
