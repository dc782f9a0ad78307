import { isModule, type Module } from '@bp/module';
import { BpError, isTensor, Rng, randomSource, type Tensor } from '@bp/tensor';
import {
  allOrNothing,
  closest,
  isCallable,
  isPlainObject,
  readOptions,
  sameShape,
} from '@bp/tensor/engine';
import { constant } from './distributions';
import type { Initializer } from './initializer';

/** Options of {@link initialize}. */
export interface InitializeOptions {
  /** The seed: a finite number, a string or a bigint. */
  seed?: number | string | bigint | undefined;
  /** A random source in place of a seed; the default one where neither is given. */
  rng?: Rng | null | undefined;
  /**
   * What to draw in place of a layer's own first values, by path: an initialiser, or one value for all elements. A `*`
   * stands for any part of a path; where several patterns fit, the last one counts.
   */
  parameters?: Readonly<Record<string, Initializer | number>> | undefined;
}

const DEFAULTS = {
  seed: undefined as number | string | bigint | undefined,
  rng: null as Rng | null,
  parameters: {} as Readonly<Record<string, Initializer | number>>,
};

/**
 * Draws all parameters of a model anew, each from a stream of its own that depends on the seed and its path alone: adding
 * a layer, or drawing random numbers elsewhere, never changes another layer's numbers.
 *
 * Layers draw as their constructors do, from `rng.fork('init/' + path)`; running statistics start anew. Parameters are
 * overwritten in place, so optimizers keep them. A module with parameters of its own takes part by overriding
 * `resetParameters`, or by a pattern that fits them.
 *
 * @param model - any module
 * @param options.seed - the seed
 * @param options.rng - a random source in place of a seed
 * @param options.parameters - other initialisers, by path
 * @returns the model
 * @throws BpError `BP_OPTION` for both a seed and a source, for options that do not exist, and for patterns that fit no
 *   parameter; nothing has changed then
 * @example
 * const model = new Sequential(new Linear(2, 16), new ReLU(), new Linear(16, 2));
 * initialize(model, { seed: 7 });
 * initialize(model, {
 *   seed: 7,
 *   parameters: {
 *     '*.weight': (shape, options) => kaimingNormal(shape, { ...options, nonlinearity: 'relu' }),
 *     '*.bias': 0,
 *   },
 * });
 */
export function initialize<M extends Module>(model: M, options?: InitializeOptions): M {
  if (!isModule(model)) {
    throw new BpError('BP_OPTION', 'initialize', 'expected a module, got {model}', { model });
  }
  const { seed, rng, parameters } = readOptions('initialize', options, DEFAULTS);
  if (seed !== undefined && rng !== null) {
    throw new BpError('BP_OPTION', 'initialize', 'expected a seed or a random source, got both');
  }
  const source = seed === undefined ? randomSource('initialize', rng) : new Rng(seed);
  if (!isPlainObject(parameters)) {
    throw new BpError(
      'BP_OPTION',
      'initialize',
      'parameters must be an object of initialisers by path, got {parameters}',
      { parameters },
    );
  }
  // Everything is drawn and checked before anything is written.
  const writes = choose([...model.namedParameters()], parameters).map((choice) =>
    draw(choice, source),
  );
  allOrNothing(() => {
    for (const [path, module] of model.namedModules()) {
      const prefix = path === '' ? 'init/' : `init/${path}.`;
      module.resetParameters((name) => source.fork(prefix + name));
    }
    for (const [parameter, value] of writes) parameter.assign(value);
  });
  return model;
}

function draw({ path, parameter, initializer }: Choice, source: Rng): [Tensor, Tensor] {
  const { shape, dtype } = parameter;
  const value = initializer(shape, { rng: source.fork(`init/${path}`), dtype });
  if (!isTensor(value) || !sameShape(value.shape, shape)) {
    throw new BpError(
      'BP_SHAPE',
      'initialize',
      'the initialiser of {path} must give shape {want}, got {got}',
      { path, want: shape, got: isTensor(value) ? value.shape : typeof value },
    );
  }
  return [parameter, value];
}

interface Choice {
  readonly path: string;
  readonly parameter: Tensor;
  readonly initializer: Initializer;
}

/** Which parameters get another initialiser than their layer's own. */
function choose(
  parameters: readonly (readonly [path: string, parameter: Tensor])[],
  patterns: Readonly<Record<string, Initializer | number>>,
): Choice[] {
  const chosen = new Map<string, Choice>();
  for (const [pattern, given] of Object.entries(patterns)) {
    if (typeof given !== 'number' && !isCallable(given)) {
      throw new BpError(
        'BP_OPTION',
        'initialize',
        '{pattern} must have an initialiser or a number, got {got}',
        { pattern, got: typeof given === 'function' ? 'a class' : typeof given },
      );
    }
    const initializer = typeof given === 'number' ? constant(given) : given;
    const fits = patternTest(pattern);
    const found = parameters.filter(([path]) => fits(path));
    if (found.length === 0) {
      const paths = parameters.map(([path]) => path);
      const near = closest(pattern, paths);
      if (near !== null) {
        throw new BpError(
          'BP_OPTION',
          'initialize',
          'no parameter is called {pattern}; did you mean {near}?',
          { pattern, near },
        );
      }
      throw new BpError(
        'BP_OPTION',
        'initialize',
        'no parameter fits {pattern}; there are {paths}',
        { pattern, paths: paths.join(', ') || 'none' },
      );
    }
    for (const [path, parameter] of found) chosen.set(path, { path, parameter, initializer });
  }
  return [...chosen.values()];
}

function patternTest(pattern: string): (path: string) => boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${escaped.join('.*')}$`);
  return (path) => whole.test(path);
}
