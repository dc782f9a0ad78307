/**
 * Gives an object a property that is not listed.
 *
 * The description of the property inherits nothing: were there a `get` in `Object.prototype`, it would count.
 */
export function define(target: object, key: PropertyKey, value: unknown): void {
  const property: object = {
    __proto__: null,
    value,
    configurable: true,
    enumerable: false,
    writable: true,
  };
  Object.defineProperty(target, key, property);
}
