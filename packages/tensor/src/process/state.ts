/**
 * What must exist once per process: the default random source, the dispatch tap, the language, the Tensor class.
 *
 * One program may hold several copies of this file (an ESM and a CommonJS build, a subpath, two bundles). They meet
 * in one slot of `globalThis`, whose name carries the major version of its contents.
 */
const SLOT = Symbol.for('@bp/tensor/1');

/** Raised whenever a value kept in the slot changes its form. */
const PROTOCOL = 1;

interface Slot {
  readonly protocol: number;
  readonly values: Map<string, unknown>;
}

function slot(): Slot {
  const scope = globalThis as { [SLOT]?: Slot };
  const found = scope[SLOT];
  if (found === undefined) {
    const made: Slot = { protocol: PROTOCOL, values: new Map() };
    Object.defineProperty(scope, SLOT, { value: made });
    return made;
  }
  if (found.protocol !== PROTOCOL) {
    // Plain Error: the copies disagree about everything else, the error class included.
    throw new Error(
      `@bp/tensor: two incompatible copies are loaded (protocol ${found.protocol} and ${PROTOCOL}); ` +
        'install one version of @bp/tensor for the whole program',
    );
  }
  return found;
}

/**
 * The one value of this name in the process; the first copy that asks creates it.
 *
 * @param name - what the value is, for example `'dispatch'`
 * @param create - makes the value on the first request
 * @returns the value, the same object for every caller
 * @throws Error when another copy of the library, of an incompatible version, made the slot
 * @example
 * const counter = shared('example.counter', () => ({ count: 0 }));
 */
export function shared<T>(name: string, create: () => T): T {
  const { values } = slot();
  if (!values.has(name)) values.set(name, create());
  return values.get(name) as T;
}
