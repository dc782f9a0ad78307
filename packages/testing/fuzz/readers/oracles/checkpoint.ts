import { elements } from './elements';
import { oneOfEach, treeMeaning } from './json';
import { array } from './meaning';
import { KINDS, safetensors } from './safetensors';

const ARRAYS: Readonly<Record<string, readonly [dtype: string, kind: string]>> = {
  Float64Array: ['F64', 'f8'],
  Float32Array: ['F32', 'f4'],
  Int32Array: ['I32', 'i4'],
  Uint32Array: ['U32', 'u4'],
  Int16Array: ['I16', 'i2'],
  Uint16Array: ['U16', 'u2'],
  Int8Array: ['I8', 'i1'],
  Uint8Array: ['U8', 'u1'],
};

/** What a checkpoint means; null for what is none. */
export function checkpointMeaning(bytes: Uint8Array): string | null {
  const file = safetensors(bytes);
  if (file === null || file.metadata.format !== 'bp-checkpoint-1') return null;
  const tree = oneOfEach(file.metadata.tree);
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return null;
  const left = new Map(file.arrays.map((entry) => [entry[0], entry]));
  const text = treeMeaning(tree, (path, mark) => {
    const entry = left.get(path);
    if (entry === undefined) return null;
    left.delete(path);
    const [, dtype, shape, data] = entry;
    if (mark === 'tensor') return elements(KINDS[dtype], shape, data, true);
    const known = Object.hasOwn(ARRAYS, mark) ? ARRAYS[mark] : null;
    if (known === null || known[0] !== dtype || shape.length !== 1) return null;
    const Class = (globalThis as never as Record<string, Float64ArrayConstructor>)[mark];
    return array(`[object ${mark}]`, shape, new Class(data.slice().buffer));
  });
  return left.size === 0 ? text : null;
}
