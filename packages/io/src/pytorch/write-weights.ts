import type { StateDict } from '@bp/module';

const NAMES = { float32: 'F32', float64: 'F64', int32: 'I32', bool: 'BOOL' } as const;

/** A state dict as a safetensors file. */
export function writeSafetensors(state: StateDict): Uint8Array {
  let at = 0;
  const header: Record<string, unknown> = {};
  const parts: Uint8Array[] = [];
  for (const [name, x] of Object.entries(state)) {
    const data = x.contiguous().data;
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    header[name] = { dtype: NAMES[x.dtype], shape: x.shape, data_offsets: [at, at + bytes.length] };
    at += bytes.length;
    parts.push(bytes);
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const size = Math.ceil(json.length / 8) * 8;
  const out = new Uint8Array(8 + size + at).fill(32, 8, 8 + size);
  new DataView(out.buffer).setBigUint64(0, BigInt(size), true);
  out.set(json, 8);
  let to = 8 + size;
  for (const part of parts) {
    out.set(part, to);
    to += part.length;
  }
  return out;
}
