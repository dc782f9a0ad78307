import type { Module } from '@bp/module';
import { currentFrame, define } from '@bp/tensor/engine';

/** A call of a module's `forward` while it is observed. */
export interface ModuleCall {
  /** Where the module lies below the observed one, whose own path is empty; the second call is `path#2`. */
  readonly name: string;
  readonly module: Module;
  readonly inputs: readonly unknown[];
  /** Undefined until the call has returned. */
  output: unknown;
}

/** What is done around each call; the result of `after` is what counts as the output. */
export interface CallVisitor {
  before?(call: ModuleCall, run: (...inputs: readonly unknown[]) => unknown): void;
  after?(call: ModuleCall): void;
}

/**
 * Runs a model once and tells of every call of a module in it, in the order in which they begin.
 *
 * Each module's `forward` makes way for one that tells, as long as the run takes, so that a network that nobody observes
 * pays nothing.
 */
export function observeCalls(
  model: Module,
  inputs: readonly unknown[],
  visitor: CallVisitor = {},
): { readonly calls: readonly ModuleCall[]; readonly output: unknown } {
  const calls: ModuleCall[] = [];
  const unique = uniqueNames();
  const places = new Map(Array.from(model.namedModules(), ([path, module]) => [module, path]));
  let root: string | null = null;
  const nameOf = (module: Module): string => {
    const frame = currentFrame();
    const path = frame?.path ?? '';
    root ??= path;
    // A module that its caller does not hold has no path of its own there.
    if (module === model || path === frame?.outer?.path) return unique(places.get(module) ?? '');
    return unique(root === '' ? path : path.slice(root.length + 1));
  };
  const originals = new Map<Module, Module['forward']>();
  const observe = (module: Module): void => {
    const { forward } = module;
    originals.set(module, forward);
    define(module, 'forward', (...given: readonly unknown[]): unknown => {
      const call: ModuleCall = { name: nameOf(module), module, inputs: given, output: undefined };
      calls.push(call);
      visitor.before?.(call, forward);
      call.output = forward.apply(module, given as never);
      visitor.after?.(call);
      return call.output;
    });
  };
  try {
    for (const module of places.keys()) observe(module);
    // The walk lays the scope of its module around each, so that its frame is there.
    model.modules();
    const output: unknown = model.forward(...inputs);
    return { calls, output };
  } finally {
    for (const [module, forward] of originals) define(module, 'forward', forward);
  }
}

/** Gives each name out once: the second time it is `name#2`. */
export function uniqueNames(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };
}
