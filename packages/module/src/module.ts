import { isParameter } from '@bp/autograd';
import { BpError, type Rng, type Tensor } from '@bp/tensor';
import { copyValues, define, noteChange, noteMade, noteState } from '@bp/tensor/engine';
import { isBuffer } from './buffer';
import { heldBy, refuseReplaced, tensorsOf } from './held-tensors';
import { parts } from './parts';
import { enter, join } from './scope';
import { type LoadReport, loadState, type StateDict, type StateSource } from './state-dict';

/** Marks modules of every copy of the library. */
const BRAND = /* @__PURE__ */ Symbol.for('@bp/module.Module');

/**
 * A part of a network: parameters, buffers, other modules, and a `forward` that puts them to work.
 *
 * Whatever is kept in a property counts: tensors made by `parameter()`, tensors marked by `buffer()`, modules, and lists,
 * maps, sets and plain objects of these, to any depth. Properties are named as in PyTorch's state dicts, so that weights
 * travel both ways; private `#fields` are not seen.
 *
 * A parameter or buffer gets new values by `assign`, and makes way for another one; anything else in its place is refused
 * when the module is next called, listed or saved.
 *
 * @example
 * class Net extends Module {
 *   fc1 = new Linear(2, 16);
 *   fc2 = new Linear(16, 2);
 *   forward(x: Tensor) {
 *     return this.fc2.forward(this.fc1.forward(x).relu());
 *   }
 * }
 * [...new Net().namedParameters()].map(([name]) => name); // ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']
 */
export abstract class Module {
  /** The names of properties in state dicts where PyTorch's differ from ours: `{ runningMean: 'running_mean' }`. */
  static readonly stateNames: Readonly<Record<string, string>> = {};

  /**
   * The properties that hold parameters from the start, so that a plain tensor put there is refused even where the module has
   * not been listed before.
   */
  static readonly parameterNames: readonly string[] = [];

  #training = true;

  constructor() {
    noteMade(this);
    guard(this);
  }

  /** Whether dropout drops and batch statistics are collected; set by {@link train} and {@link eval}. */
  get training(): boolean {
    noteState(this, 'training');
    return this.#training;
  }

  set training(training: boolean) {
    noteState(this, 'training');
    const before = this.#training;
    noteChange(() => () => {
      this.#training = before;
    });
    this.#training = training;
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
  }

  /** Computes the output from the inputs; what they are, each class says. */
  // biome-ignore lint/suspicious/noExplicitAny: a module of any class can be called, and what comes out can be used
  abstract forward(...inputs: any[]): any;

  /**
   * Draws the module's own parameters anew; modules that have some override it.
   *
   * @param draw - the random source for the parameter of a name
   */
  resetParameters(_draw: (name: string) => Rng): void {}

  /** What stands in brackets behind the class when the module is printed: `2, 16`. */
  describe(): string {
    return '';
  }

  /** Own properties by their names in a state dict; containers override it to number their parts. */
  protected *entries(): Iterable<[name: string, value: unknown]> {
    const { stateNames } = this.constructor as typeof Module;
    for (const [name, value] of Object.entries(this)) yield* parts(stateNames[name] ?? name, value);
  }

  /** The modules directly inside this one. */
  *namedChildren(): Iterable<[name: string, child: Module]> {
    for (const [name, value] of this.entries()) if (isModule(value)) yield [name, value];
  }

  /** This module and all inside it, each once, with their paths; this one's path is empty. */
  *namedModules(): Iterable<[path: string, module: Module]> {
    yield* walk(this, '', new Set());
  }

  /** This module and all inside it, each once. */
  modules(): Module[] {
    return Array.from(this.namedModules(), ([, module]) => module);
  }

  /** The modules directly inside this one. */
  children(): Module[] {
    return Array.from(this.namedChildren(), ([, child]) => child);
  }

  /** Every parameter of this module and those inside it, each once, with its path: `fc1.weight`. */
  namedParameters(): Iterable<[path: string, parameter: Tensor]> {
    return this.#tensors(isParameter);
  }

  /** Every buffer of this module and those inside it, each once, with its path: `bn.running_mean`. */
  namedBuffers(): Iterable<[path: string, buffer: Tensor]> {
    return this.#tensors(isBuffer);
  }

  *#tensors(wanted: (value: unknown) => value is Tensor): Iterable<[string, Tensor]> {
    const seen = new Set<Tensor>();
    for (const [path, module] of this.namedModules()) {
      for (const [name, value] of tensorsOf(module, path, module.entries())) {
        if (!wanted(value) || seen.has(value)) continue;
        seen.add(value);
        yield [name, value];
      }
    }
  }

  /** Every parameter, each once, in order of definition. */
  parameters(): Tensor[] {
    return Array.from(this.namedParameters(), ([, parameter]) => parameter);
  }

  /** Every buffer, each once, in order of definition. */
  buffers(): Tensor[] {
    return Array.from(this.namedBuffers(), ([, buffer]) => buffer);
  }

  /** Switches this module and all inside it to training, or away from it. Returns the module. */
  train(training = true): this {
    for (const module of this.modules()) module.training = training;
    return this;
  }

  /** Switches this module and all inside it to evaluation: `train(false)`. Returns the module. */
  eval(): this {
    return this.train(false);
  }

  /** Forgets the gradients of all parameters. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = null;
  }

  /**
   * Copies of all parameters and buffers by their paths.
   *
   * @throws BpError `BP_OPTION` when modules hold one another in a circle
   * @example
   * const model = new Linear(2, 16);
   * const best = model.stateDict();
   * model.loadStateDict(best); // { missing: [], unexpected: [] }
   */
  stateDict(): StateDict {
    return copyValues(this.#state('stateDict'));
  }

  /**
   * Takes over the values of a state dict, in place: optimizers and compiled steps go on with the same tensors.
   *
   * @param dict - values by path, as {@link stateDict} or PyTorch names them, in an object or a Map; tensors or nested arrays,
   *   also after `structuredClone`, `postMessage`, a database or JSON
   * @param options.strict - whether missing and unexpected names are refused; true by default
   * @returns the names that were missing and unexpected
   * @throws BpError `BP_FORMAT` when names, shapes or types do not fit; nothing has changed then;
   *   `BP_OPTION` when modules hold one another in a circle
   */
  loadStateDict(dict: StateSource, options?: { strict?: boolean }): LoadReport {
    return loadState(this.#state('loadStateDict'), dict, options);
  }

  /** Parameters and buffers in order of definition; one that is used in two places has both names. */
  #state(op: string): Map<string, Tensor> {
    const state = new Map<string, Tensor>();
    const outside = new Set<Module>();
    const collect = (module: Module, path: string): void => {
      if (outside.has(module)) {
        throw new BpError(
          'BP_OPTION',
          op,
          '{path} leads back to a module that holds it, so its names would never end; keep the way back in a private #field',
          { path },
        );
      }
      outside.add(module);
      for (const [name, value] of tensorsOf(module, path, module.entries())) {
        if (state.has(name) && state.get(name) !== value) {
          throw new BpError(
            'BP_OPTION',
            op,
            '{name} is the name of two tensors; rename a property, or a key of the map or object that holds one',
            { name },
          );
        }
        state.set(name, value);
      }
      for (const [name, child] of module.namedChildren()) collect(child, join(path, name));
      outside.delete(module);
    };
    collect(this, '');
    return state;
  }

  /** The tree of modules, as PyTorch prints it; `…` stands for a module inside itself. */
  toString(): string {
    const { name } = this.constructor;
    if (printing.has(this)) return `${name}(…)`;
    printing.add(this);
    try {
      return this.#tree(name);
    } finally {
      printing.delete(this);
    }
  }

  #tree(name: string): string {
    const children = Array.from(this.namedChildren(), ([path, child]) => `(${path}): ${child}`);
    const own = [this.describe(), this.#frozen()].filter((part) => part !== '').join(', ');
    if (children.length === 0) return `${name}(${own})`;
    const lines = own === '' ? children : [own, ...children];
    return `${name}(${lines.map((line) => `\n  ${line.replaceAll('\n', '\n  ')}`).join('')}\n)`;
  }

  /** What the tree says of a module of which no parameter of its own is trained. */
  #frozen(): string {
    const own = Array.from(this.entries(), ([, value]) => value).filter(isParameter);
    return own.length > 0 && own.every(({ requiresGrad }) => !requiresGrad) ? 'frozen' : '';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  get [BRAND](): true {
    return true;
  }
}

/** The modules that are being printed, the outermost first. */
const printing = /* @__PURE__ */ new Set<Module>();

/** The `forward`s that already go through the scope. */
const guarded = /* @__PURE__ */ new WeakSet<Module['forward']>();

/** Sends every call of `forward` through the scope, so that dropout, errors and explanations know the module's path. */
function guard(module: Module): void {
  const { forward } = module;
  if (typeof forward !== 'function' || guarded.has(forward)) return;
  const held = heldBy(module);
  const value = (...inputs: never[]) =>
    enter(module, () => {
      refuseReplaced(held);
      return forward.apply(module, inputs);
    });
  guarded.add(value);
  // Not enumerable: `forward` is no part of the module's state.
  define(module, 'forward', value);
}

/**
 * Whether a value is a module, from whichever copy of the library it came.
 *
 * @example
 * isModule(new Linear(2, 16)); // true
 */
export function isModule(value: unknown): value is Module {
  try {
    return typeof value === 'object' && value !== null && BRAND in value;
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}

// Not a private method: a child may be of another copy of the library.
function* walk(module: Module, path: string, seen: Set<Module>): Iterable<[string, Module]> {
  if (seen.has(module)) return;
  seen.add(module);
  // A field `forward = (x) => …` took the place of what the constructor had put there.
  guard(module);
  yield [path, module];
  for (const [name, child] of module.namedChildren()) yield* walk(child, join(path, name), seen);
}
