/**
 * The items of a list, read once, holes as undefined; null for what is no list, cannot be read, or is longer than `most`.
 *
 * @param most - more items than anybody means
 */
export function readList(value: unknown, most = 2 ** 24): unknown[] | null {
  try {
    return Array.isArray(value) && value.length <= most ? Array.from(value) : null;
  } catch {
    // A proxy that was revoked, or one that throws.
    return null;
  }
}

/** The items of anything that can be gone through, such as a set or a generator; null for all else. */
export function readIterable(value: unknown, most = 2 ** 20): unknown[] | null {
  try {
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) return null;
    const items: unknown[] = [];
    for (const item of value as Iterable<unknown>) {
      if (items.push(item) > most) return null;
    }
    return items;
  } catch {
    return null;
  }
}

/** Whether a value is an array, whatever becomes of a proxy that was revoked. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
