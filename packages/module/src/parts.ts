import { isPlainObject } from '@bp/tensor/engine';

/**
 * A property by its name, or what a container in it holds: the items of lists, sets, maps and plain objects, to any depth,
 * are named by their positions and keys, `blocks.0` and `heads.value`.
 */
export function* parts(
  name: string,
  value: unknown,
  outside: readonly unknown[] = [],
): Iterable<[name: string, value: unknown]> {
  const items = itemsOf(value);
  if (items === null) yield [name, value];
  else if (!outside.includes(value)) {
    const within = [...outside, value];
    for (const [key, item] of items) {
      // Numbers and texts, of which there may be many, are no part of a module.
      if (typeof item === 'object' && item !== null) yield* parts(`${name}.${key}`, item, within);
    }
  }
}

function itemsOf(value: unknown): Iterable<[key: string | number, item: unknown]> | null {
  try {
    if (Array.isArray(value)) return value.entries();
    if (value instanceof Set) return [...value].entries();
    if (value instanceof Map) {
      return Array.from(value, ([key, item], i) => [typeof key === 'string' ? key : i, item]);
    }
    return isPlainObject(value) ? Object.entries(value) : null;
  } catch {
    // A proxy that was revoked holds nothing.
    return null;
  }
}
