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
