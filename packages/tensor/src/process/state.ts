/**
 * What must exist once per process: the default random source, the watcher, the language, the Tensor class.
 *
 * One program may hold several copies of this file (an ESM and a CommonJS build, a subpath, two bundles), also of different
 * versions. They meet in one slot of `globalThis`, in which each value carries the version of its form.
 */
const SLOT = Symbol.for('@bp/tensor/1');

interface Shared {
  readonly version: number;
  readonly value: unknown;
}

function slot(): Map<string, Shared> {
  const scope = globalThis as { [SLOT]?: Map<string, Shared> };
  if (scope[SLOT] === undefined) {
    // Without a prototype: were there a `get` in Object.prototype, it would count.
    const property: object = { __proto__: null, value: new Map() };
    Object.defineProperty(scope, SLOT, property);
  }
  const found = scope[SLOT];
  if (found instanceof Map) return found;
  return refuse('an older one');
}

function refuse(which: string): never {
  // Plain Error: the copies may disagree about the error class, too.
  throw new Error(
    `@bp/tensor: two incompatible copies are loaded (${which}); ` +
      'install one version of the @bp packages for the whole program',
  );
}

/**
 * The one value of this name in the process; the first copy that asks creates it.
 *
 * @param name - what the value is, for example `'watch'`
 * @param create - makes the value on the first request
 * @param version - of the form of the value: raised where copies of before and after could not work with the same one
 * @returns the value, the same object for every caller
 * @throws Error when another copy of the library made the value, in another version
 * @example
 * const counter = shared('example.counter', () => ({ count: 0 }));
 */
export function shared<T>(name: string, create: () => T, version = 1): T {
  const values = slot();
  let found = values.get(name);
  if (found === undefined) {
    found = { version, value: create() };
    values.set(name, found);
  }
  if (found.version !== version) refuse(`${name} of version ${found.version} and ${version}`);
  return found.value as T;
}
