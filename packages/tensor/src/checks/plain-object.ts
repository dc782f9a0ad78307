/**
 * Whether a value is an object written in braces, of this realm or another, or one without a prototype.
 *
 * @example
 * isPlainObject({ a: 1 }); // true
 * isPlainObject([1]); // false
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const prototype = Object.getPrototypeOf(value);
    // The prototype of objects is the one that has none itself.
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}
