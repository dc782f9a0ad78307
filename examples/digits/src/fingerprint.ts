import { createHash } from 'node:crypto';
import type { StateDict } from '@bp/module';

/**
 * A name for the exact weights: SHA-256 over names, types, shapes and the bytes of all values, as hexadecimal digits.
 * NaNs, of which there are many, are written as one.
 */
export function fingerprintOf(state: StateDict): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(state).sort()) {
    const { dtype, shape, data } = state[name];
    hash.update(`${name}:${dtype}:${shape.join('x')};`);
    hash.update(littleEndian(data));
  }
  return hash.digest('hex');
}

function littleEndian(
  data: ArrayLike<number> & { readonly BYTES_PER_ELEMENT: number },
): Uint8Array {
  const { BYTES_PER_ELEMENT: width } = data;
  const bytes = new DataView(new ArrayBuffer(data.length * width));
  for (let i = 0; i < data.length; i++) {
    const value = Number.isNaN(data[i]) ? Number.NaN : data[i];
    if (data instanceof Float64Array) bytes.setFloat64(i * width, value, true);
    else if (data instanceof Float32Array) bytes.setFloat32(i * width, value, true);
    else if (width === 4) bytes.setInt32(i * width, value, true);
    else bytes.setUint8(i, value);
  }
  return new Uint8Array(bytes.buffer);
}
