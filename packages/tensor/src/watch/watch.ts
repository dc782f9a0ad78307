import { shared } from '../process/state';

/**
 * Sees everything that a program does: what a compiled step captures, and what a profiler counts. Who implements it may say
 * more precisely what the things are: kernels, tensors, holders of gradients.
 */
export interface Watcher {
  /** A kernel is about to run. */
  kernel(
    kernel: object,
    outputs: readonly object[],
    inputs: readonly object[],
    params: unknown,
  ): void;
  /** A storage, a holder of a gradient or the owner of a state has been made. */
  made(thing: object): void;
  /** The gradient of a holder is about to be read or replaced. */
  gradient(holder: object): void;
  /** A property on which the course of the program may depend is about to be read or changed. */
  state(owner: object, name: string): void;
  /** A module is about to be run. */
  module?(module: object): void;
  /** Numbers are about to be read by the host. */
  hostRead(op: string): void;
}

const current = /* @__PURE__ */ shared('watch', () => ({ watcher: null as Watcher | null }));

/** Who watches now, if anyone does. */
export function currentWatcher(): Watcher | null {
  return current.watcher;
}

/** Has everything that `body` does seen by `watcher`; by no one where that is null. */
export function watchWith<T>(watcher: Watcher | null, body: () => T): T {
  const outer = current.watcher;
  current.watcher = watcher;
  try {
    return body();
  } finally {
    current.watcher = outer;
  }
}

/** To be called when a storage, a holder of a gradient or the owner of a state is made: what is new is no one else's. */
export function noteMade(thing: object): void {
  if (current.watcher !== null) current.watcher.made(thing);
}

/** To be called before the gradient of a holder is read or replaced. */
export function noteGradient(holder: object): void {
  if (current.watcher !== null) current.watcher.gradient(holder);
}

/** To be called before a property is read or changed that decides what a computation does, such as a mode. */
export function noteState<K extends string>(owner: { readonly [P in K]: unknown }, name: K): void {
  if (current.watcher !== null) current.watcher.state(owner, name);
}

/** To be called before numbers become known to the host. */
export function noteHostRead(op: string): void {
  if (current.watcher !== null) current.watcher.hostRead(op);
}

/** To be called before a module is run, on whose properties the course of the program may depend. */
export function noteModule(module: object): void {
  current.watcher?.module?.(module);
}
