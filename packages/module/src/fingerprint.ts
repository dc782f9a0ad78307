import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';
import { sha256 } from './sha256';

/**
 * A name for the exact values of named tensors, such as a state dict: equal where all names, types, shapes and bits are.
 * Two machines that trained to the same bits show it by 64 digits.
 *
 * It is SHA-256 over `name:dtype:2x3;` and the values in little-endian bytes, for each tensor in the order of the names.
 * NaNs, of which there are many, count as one.
 *
 * @throws BpError `BP_OPTION` for what is no object of tensors
 * @returns 64 hexadecimal digits
 * @example
 * fingerprint({ weight: tensor([1, -2]) }).slice(0, 8); // 'aa0a1316'
 * @see National Institute of Standards and Technology, "Secure Hash Standard", FIPS 180-4, 2015
 */
export function fingerprint(state: Readonly<Record<string, Tensor>>): string {
  if (!isPlainObject(state) || !Object.values(state).every(isTensor)) {
    throw new BpError(
      'BP_OPTION',
      'fingerprint',
      'expected an object of tensors by name, got {state}',
      { state },
    );
  }
  const parts = Object.keys(state)
    .sort()
    .flatMap((name) => {
      const { dtype, shape } = state[name];
      const head = new TextEncoder().encode(`${name}:${dtype}:${shape.join('x')};`);
      return [head, littleEndian(state[name])];
    });
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return sha256(bytes);
}

function littleEndian({ data, dtype }: Tensor): Uint8Array {
  const { BYTES_PER_ELEMENT: width } = data;
  const bytes = new DataView(new ArrayBuffer(data.length * width));
  for (let i = 0; i < data.length; i++) {
    const value = Number.isNaN(data[i]) ? Number.NaN : data[i];
    if (dtype === 'float64') bytes.setFloat64(i * width, value, true);
    else if (dtype === 'float32') bytes.setFloat32(i * width, value, true);
    else if (dtype === 'int32') bytes.setInt32(i * width, value, true);
    else bytes.setUint8(i, value);
  }
  return new Uint8Array(bytes.buffer);
}
