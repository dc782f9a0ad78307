import { isBpError } from '@bp/tensor';
import { notePath, shared } from '@bp/tensor/engine';

/** A module, as far as the path to it asks. */
interface Place {
  modules(): readonly unknown[];
  namedModules(): Iterable<[path: string, module: unknown]>;
}

interface Frame {
  readonly module: Place;
  readonly path: string;
}

/** The modules whose `forward` is running, the outermost first. */
const scope = /* @__PURE__ */ shared('module.scope', () => ({ frames: [] as Frame[] }));

/** The outermost modules seen so far. */
const roots = /* @__PURE__ */ new WeakSet<Place>();

/** Where each module was found below another one that called it. */
const places = /* @__PURE__ */ new WeakMap<Place, WeakMap<Place, string>>();

/**
 * The path of the module whose `forward` is running, counted from the outermost one: `encoder.fc1`; empty in the
 * outermost module itself and outside of any.
 *
 * @example
 * const mask = defaultRng().stream(`dropout/${currentPath()}`).bernoulli([4], { p: 0.5 });
 */
export function currentPath(): string {
  return scope.frames.at(-1)?.path ?? '';
}

/** Runs the body of a module's `forward` under its path, which an error that leaves it will carry. */
export function enter<T>(module: Place, body: () => T): T {
  const outer = scope.frames.at(-1);
  if (outer === undefined && !roots.has(module)) {
    roots.add(module);
    // The walk has every part's `forward` go through here, also where a field replaced it.
    module.modules();
  }
  const path = outer === undefined ? '' : join(outer.path, placeOf(module, outer.module));
  notePath(path);
  scope.frames.push({ module, path });
  try {
    return body();
  } catch (error) {
    if (isBpError(error)) error.at(path);
    throw error;
  } finally {
    scope.frames.pop();
    notePath(outer?.path ?? '');
  }
}

/** Two parts of a path; either may be empty. */
export function join(outer: string, inner: string): string {
  if (outer === '') return inner;
  return inner === '' ? outer : `${outer}.${inner}`;
}

function placeOf(module: Place, below: Place): string {
  if (module === below) return '';
  let known = places.get(below);
  if (known === undefined) {
    known = new WeakMap();
    places.set(below, known);
  }
  let place = known.get(module);
  if (place === undefined) {
    place = '';
    for (const [path, candidate] of below.namedModules()) {
      if (candidate === module) {
        place = path;
        break;
      }
    }
    // What is not there yet may be put there later.
    if (place !== '') known.set(module, place);
  }
  return place;
}
