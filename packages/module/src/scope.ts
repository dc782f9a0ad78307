import { allOrNothing, currentFrame, type Frame, noteModule, withFrame } from '@bp/tensor/engine';

/** A module, as far as the path to it asks. */
interface ModuleTree {
  modules(): readonly unknown[];
  namedModules(): Iterable<[path: string, module: unknown]>;
}

/** The outermost modules seen so far. */
const roots = /* @__PURE__ */ new WeakSet<ModuleTree>();

/** Where each module was found below another one that called it. */
const places = /* @__PURE__ */ new WeakMap<ModuleTree, WeakMap<ModuleTree, string>>();

/**
 * The path of the module whose `forward` is running, counted from the outermost one: `encoder.fc1`; empty in the
 * outermost module itself and outside of any.
 *
 * @example
 * const mask = defaultRng().stream(`dropout/${currentPath()}`).bernoulli([4], { p: 0.5 });
 */
export function currentPath(): string {
  return currentFrame()?.path ?? '';
}

/**
 * Runs the body of a module's `forward` under its path, which an error that leaves it will carry. Where it throws, running
 * statistics and random counters are as they were before.
 */
export function enter<T>(module: ModuleTree, body: () => T): T {
  noteModule(module);
  const outer = currentFrame();
  if (outer === null && !roots.has(module)) {
    roots.add(module);
    // The walk has every part's `forward` go through here, also where a field replaced it.
    module.modules();
  }
  const path = outer === null ? '' : join(outer.path, placeOf(module, outer.module as ModuleTree));
  const frame: Frame = { path, module, outer };
  return allOrNothing(() => withFrame(frame, body));
}

/** Two parts of a path; either may be empty. */
export function join(outer: string, inner: string): string {
  if (outer === '') return inner;
  return inner === '' ? outer : `${outer}.${inner}`;
}

function placeOf(module: ModuleTree, below: ModuleTree): string {
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
