import { BpError, isTensor } from '@bp/tensor';
import { isPlainObject, littleEndianBytes } from '@bp/tensor/engine';
import { DEEPEST, refuseDepth } from '../json/strict-json';
import { type Entry, NAMES } from '../safetensors/entry';
import { tensorOf } from '../safetensors/safetensors';

/** The name under which an object stands for what JSON has not. */
const MARK = '$';

/** Typed arrays by their names, and the format's name for their elements. */
const ARRAYS = {
  Float64Array: ['F64', Float64Array],
  Float32Array: ['F32', Float32Array],
  Int32Array: ['I32', Int32Array],
  Uint32Array: ['U32', Uint32Array],
  Int16Array: ['I16', Int16Array],
  Uint16Array: ['U16', Uint16Array],
  Int8Array: ['I8', Int8Array],
  Uint8Array: ['U8', Uint8Array],
} as const;

/** Numbers that JSON cannot write, by their texts. */
const NUMBERS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};

/** A step of a path, by RFC 6901, so that no two paths read the same. */
const below = (path: string, key: string | number): string =>
  `${path}${path && '/'}${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/**
 * A tree as plain JSON, and the arrays that were in it by their paths.
 *
 * In place of an array stands `{ $: 'tensor' }` or the name of its class, for NaN `{ $: 'NaN' }`; an object with a `$` of its own
 * is `{ $: 'object', value }`.
 *
 * @throws BpError `BP_OPTION` for what is neither JSON nor an array of numbers, with its path
 */
export function takeApart(op: string, tree: unknown): { json: unknown; entries: Entry[] } {
  const entries: Entry[] = [];
  const visit = (value: unknown, path: string, depth: number): unknown => {
    if (depth > DEEPEST) refuseDepth(op, path.slice(0, 40));
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') {
      const plain = Number.isFinite(value) && !Object.is(value, -0);
      return plain ? value : { [MARK]: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (isTensor(value)) {
      const { dtype, shape, data } = value;
      entries.push({ name: path, dtype: NAMES[dtype], shape, bytes: littleEndianBytes(data) });
      return { [MARK]: 'tensor' };
    }
    if (ArrayBuffer.isView(value)) {
      const name = Object.prototype.toString.call(value).slice(8, -1);
      if (!Object.hasOwn(ARRAYS, name)) refuse(op, path, value);
      const array = value as Float64Array;
      const [dtype] = ARRAYS[name as keyof typeof ARRAYS];
      entries.push({ name: path, dtype, shape: [array.length], bytes: littleEndianBytes(array) });
      return { [MARK]: name };
    }
    if (Array.isArray(value)) {
      // `from` also visits the holes, which are refused.
      return Array.from(value, (item, i) => visit(item, below(path, i), depth + 1));
    }
    if (!isPlainObject(value)) refuse(op, path, value);
    const escaped = Object.hasOwn(value, MARK);
    if (escaped && depth === DEEPEST) refuseDepth(op, path.slice(0, 40));
    const fields = Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(([key, field]) => [key, visit(field, below(path, key), depth + (escaped ? 2 : 1))]),
    );
    return escaped ? { [MARK]: 'object', value: fields } : fields;
  };
  if (!isPlainObject(tree)) refuse(op, 'the checkpoint', tree);
  return { json: visit(tree, '', 1), entries };
}

function refuse(op: string, path: string, value: unknown): never {
  throw new BpError(
    'BP_OPTION',
    op,
    '{path} must be plain data (objects, lists, texts, numbers, tensors, typed arrays), got {value}; save what it can be made of again, such as its stateDict()',
    { path, value },
  );
}

/**
 * The tree that {@link takeApart} took apart; its arrays are new.
 *
 * @throws BpError `BP_FORMAT` for marks that it does not make, and arrays that the tree does not name, or names without them
 */
export function putTogether(op: string, json: unknown, entries: readonly Entry[]): unknown {
  const arrays = new Map(entries.map((entry) => [entry.name, entry]));
  const visit = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, i) => visit(item, below(path, i)));
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      refuseTree(op, path, value);
    }
    if (!isPlainObject(value)) return value;
    if (!Object.hasOwn(value, MARK)) return fields(value, path);
    const { [MARK]: mark, value: inner, ...more } = value;
    const rest = Object.keys(more).length;
    if (mark === 'object' && rest === 0 && isPlainObject(inner) && Object.hasOwn(inner, MARK)) {
      return fields(inner, path);
    }
    if (typeof mark !== 'string' || Object.keys(value).length > 1) refuseTree(op, path, mark);
    if (Object.hasOwn(NUMBERS, mark)) return NUMBERS[mark];
    return arrayOf(mark, path);
  };
  const fields = (value: object, path: string): object =>
    Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, visit(field, below(path, key))]),
    );
  const arrayOf = (mark: string, path: string): unknown => {
    const entry = arrays.get(path);
    arrays.delete(path);
    if (entry === undefined) refuseTree(op, path, mark);
    if (mark === 'tensor') return tensorOf(op, entry);
    const known = Object.hasOwn(ARRAYS, mark);
    const [dtype, Class] = ARRAYS[known ? (mark as keyof typeof ARRAYS) : 'Uint8Array'];
    if (!known || entry.dtype !== dtype || entry.shape.length !== 1) refuseTree(op, path, mark);
    const array = new Class(entry.shape[0]);
    littleEndianBytes(array).set(entry.bytes);
    return array;
  };
  const tree = visit(json, '');
  for (const name of arrays.keys()) refuseTree(op, name, 'an array that the tree does not name');
  return tree;
}

function refuseTree(op: string, path: string, got: unknown): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    '{path} of the checkpoint is not what packCheckpoint writes, got {got}; is it another file?',
    { path, got },
  );
}
