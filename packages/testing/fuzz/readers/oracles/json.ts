import { array, meaning } from './meaning';

/** What a JSON text means if no object in it has two values of one name; undefined for all else. */
export function oneOfEach(text: string): unknown {
  // An object with two values of one name is written shorter than it was, and so is nothing else.
  const colons = (json: string): number =>
    json.replace(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length;
  try {
    const value = JSON.parse(text);
    return colons(JSON.stringify(value)) === colons(text) ? value : undefined;
  } catch {
    // No JSON, or nested so deep that it cannot be written.
    return undefined;
  }
}

/** What a state dict in JSON means: nested lists of float32 or truth values, or type, shape and numbers. */
export function jsonMeaning(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('utf8');
  if (!Buffer.from(text).equals(Buffer.from(bytes))) return null;
  const state = oneOfEach(text.replace(/^\ufeff/, ''));
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
  const fields: [string, string][] = [];
  for (const [name, value] of Object.entries(state)) {
    const read = isPlain(value) ? typed(value as Record<string, unknown>) : nested(value);
    if (read === null) return null;
    fields.push([name, read]);
  }
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`;
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typed({ dtype, shape, data, ...more }: Record<string, unknown>): string | null {
  if (Object.keys(more).length > 0 || !Array.isArray(data) || !Array.isArray(shape)) return null;
  if (!shape.every((n) => Number.isSafeInteger(n) && n >= 0)) return null;
  if (data.length !== shape.reduce((a, b) => a * b, 1)) return null;
  const numbers = data.map(number);
  if (numbers.includes(null)) return null;
  const whole = dtype === 'int32' || dtype === 'bool';
  if (whole && numbers.some((x) => x !== (Number(x) | 0))) return null;
  if (dtype === 'bool' && numbers.some((x) => x !== 0 && x !== 1)) return null;
  if (!whole && dtype !== 'float32' && dtype !== 'float64') return null;
  const kept = numbers.map((x) =>
    dtype === 'float32' ? Math.fround(x as number) : whole ? (x as number) | 0 : (x as number),
  );
  return array(dtype as string, shape, kept);
}

const WRITTEN: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity,
  '-Infinity': -Infinity,
  '-0': -0,
};

function number(x: unknown): number | null {
  if (typeof x === 'number') return x;
  if (typeof x === 'boolean') return Number(x);
  return typeof x === 'string' && Object.hasOwn(WRITTEN, x) ? WRITTEN[x] : null;
}

function nested(value: unknown): string | null {
  const shape: number[] = [];
  for (let x = value; Array.isArray(x); x = x[0]) shape.push(x.length);
  const numbers: number[] = [];
  let truth = 0;
  const visit = (x: unknown, depth: number): boolean => {
    if (Array.isArray(x)) {
      if (x.length !== shape[depth]) return false;
      return x.every((item) => visit(item, depth + 1));
    }
    const read = depth === shape.length ? number(x) : null;
    if (read === null) return false;
    if (typeof x === 'boolean') truth++;
    numbers.push(read);
    return true;
  };
  if (!visit(value, 0)) return null;
  // Truth values beside numbers count as 0 and 1, as wherever tensors are made.
  return truth > 0 && truth === numbers.length
    ? array('bool', shape, numbers)
    : array('float32', shape, numbers.map(Math.fround));
}

/** What a checkpoint means, by the tree in its metadata. */
export function treeMeaning(
  tree: unknown,
  arrayAt: (path: string, mark: string) => string | null,
): string | null {
  const step = (path: string, key: string) =>
    (path === '' ? '' : `${path}/`) + key.replaceAll('~', '~0').replaceAll('/', '~1');
  const visit = (value: unknown, path: string, plain: boolean): string | null => {
    if (Array.isArray(value)) {
      const items = value.map((item, i) => visit(item, step(path, String(i)), false));
      return items.includes(null) ? null : `[${items.join()}]`;
    }
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) return null;
    if (!isPlain(value)) return meaning(value);
    const object = value as Record<string, unknown>;
    if (Object.hasOwn(object, '$') && !plain) {
      const keys = Object.keys(object).length;
      if (object.$ === 'object') {
        const inner = object.value;
        const escaped = keys === 2 && isPlain(inner) && Object.hasOwn(inner as object, '$');
        return escaped ? visit(inner, path, true) : null;
      }
      if (keys !== 1 || typeof object.$ !== 'string') return null;
      return Object.hasOwn(WRITTEN, object.$)
        ? meaning(WRITTEN[object.$])
        : arrayAt(path, object.$);
    }
    const fields = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
    const read = fields.map(([key, field]) => [key, visit(field, step(path, key), false)]);
    if (read.some(([, field]) => field === null)) return null;
    return `{${read.map(([key, field]) => `${JSON.stringify(key)}:${field}`).join()}}`;
  };
  return visit(tree, '', false);
}
