import { readOptions } from '../checks/options';
import { isPlainObject } from '../checks/plain-object';
import { checkDtype, type DType, isFloat } from '../layout/dtype';
import { checkShape } from '../layout/shape';
import { emptyTensor } from '../operation/apply';
import { wrap } from '../operation/convert';
import { dispatch } from '../operation/dispatch';
import type { Kernel } from '../operation/kernel';
import { BpError } from '../process/errors';
import type { Tensor } from '../value/tensor';
import { noteChange, noteWrite } from '../watch/all-or-nothing';
import {
  checkIntegers,
  checkNormal,
  checkProbability,
  checkTruncatedNormal,
  checkUniform,
} from './arguments';
import { KERNELS } from './kernels';
import { type Seed, seedText } from './seed';
import { createState, readState } from './state';

/** The element type of random real numbers. */
type RealType = 'float32' | 'float64';

/** A saved random source: plain JSON, restored exactly. */
export interface RngState {
  readonly seed: string;
  readonly name: string;
  /** Key and counter of the generator, six 32-bit words. */
  readonly words: readonly number[];
  /** The streams that have been drawn from. */
  readonly streams: Readonly<Record<string, RngState>>;
}

/**
 * A source of random numbers. One seed gives the same numbers, to the last bit, in every engine and on every machine.
 *
 * A seed and a name make the key of a counter-based generator, so that each part of a program can have a stream of its
 * own, which nothing drawn elsewhere disturbs.
 *
 * @example
 * const rng = new Rng(7);
 * rng.normal([2, 3]).shape; // [2, 3]
 * new Rng(7).uniform([1]).item() === new Rng('7').uniform([1]).item(); // true
 * @see J. Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011): the generator, Philox4x32-10
 */
export class Rng {
  /** The seed as text: 7, '7' and 7n are one seed. */
  declare readonly seed: string;
  /** The name of this stream; empty at the root. */
  declare readonly name: string;
  /** Key and counter, as a tensor that compiled steps can advance. */
  declare readonly words: Tensor;
  readonly #streams = new Map<string, Rng>();

  /**
   * @param seed - a finite number, a string or a bigint
   * @param name - the name of the stream; {@link fork} and {@link stream} set it
   * @throws BpError `BP_OPTION` for any other seed
   */
  constructor(seed: Seed, name = '') {
    this.seed = seedText(seed);
    this.name = checkName(name);
    this.words = wrap(createState(this.seed, name), 'int32', [6]);
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
  }

  /**
   * Numbers spread evenly over [low, high).
   *
   * @throws BpError `BP_OPTION` unless low ≤ high, both finite
   * @example
   * new Rng(7).uniform([2], { low: -1, high: 1 });
   */
  uniform(
    shape: readonly number[],
    options?: { low?: number; high?: number; dtype?: DType },
  ): Tensor {
    const { low, high, dtype } = readOptions('uniform', options, UNIFORM);
    const type = checkReal('uniform', dtype);
    checkUniform('uniform', low, high, type);
    return this.#draw(KERNELS.uniform, shape, type, { low, high });
  }

  /**
   * Numbers from the normal distribution.
   *
   * @throws BpError `BP_OPTION` unless mean and std are finite and std ≥ 0
   * @example
   * new Rng(7).normal([2], { mean: 5, std: 0.1 });
   */
  normal(
    shape: readonly number[],
    options?: { mean?: number; std?: number; dtype?: DType },
  ): Tensor {
    const { mean, std, dtype } = readOptions('normal', options, NORMAL);
    const type = checkReal('normal', dtype);
    checkNormal('normal', mean, std);
    return this.#draw(KERNELS.normal, shape, type, { mean, std });
  }

  /**
   * Numbers from the normal distribution, none outside [low, high].
   *
   * @param options.low - the smallest value (not a multiple of std), −2 by default
   * @param options.high - the largest value, 2 by default
   * @throws BpError `BP_OPTION` unless low < high and the distribution has something left between them
   * @example
   * new Rng(7).truncatedNormal([2], { std: 0.02, low: -0.04, high: 0.04 });
   */
  truncatedNormal(
    shape: readonly number[],
    options?: { mean?: number; std?: number; low?: number; high?: number; dtype?: DType },
  ): Tensor {
    const { mean, std, low, high, dtype } = readOptions(
      'truncatedNormal',
      options,
      TRUNCATED,
      BOUNDS,
    );
    const type = checkReal('truncatedNormal', dtype);
    checkTruncatedNormal('truncatedNormal', mean, std, low, high);
    const params = { mean, std, low, high };
    return this.#draw(KERNELS.truncatedNormal, shape, type, params);
  }

  /**
   * Whole numbers in [low, high), each equally likely.
   *
   * @returns an int32 tensor
   * @throws BpError `BP_OPTION` unless both are whole 32-bit numbers and low < high
   * @example
   * new Rng(7).integers([10], { high: 6 });
   */
  integers(shape: readonly number[], options: { low?: number; high: number }): Tensor {
    const { low, high } = readOptions('integers', options, INTEGERS);
    checkIntegers('integers', low, high);
    return this.#draw(KERNELS.integers, shape, 'int32', { low, high });
  }

  /**
   * Truth values, each true with probability p.
   *
   * @returns a bool tensor
   * @throws BpError `BP_OPTION` for a probability outside [0, 1]
   * @example
   * new Rng(7).bernoulli([10], { p: 0.9 });
   */
  bernoulli(shape: readonly number[], options?: { p?: number }): Tensor {
    const { p } = readOptions('bernoulli', options, BERNOULLI);
    checkProbability('bernoulli', p);
    return this.#draw(KERNELS.bernoulli, shape, 'bool', { p });
  }

  /**
   * The numbers 0 … n − 1 in random order, each order equally likely.
   *
   * @returns an int32 tensor of shape [n]
   * @throws BpError `BP_SHAPE` unless n is a whole number ≥ 0
   * @example
   * new Rng(7).permutation(5);
   */
  permutation(n: number): Tensor {
    return this.#draw(KERNELS.permutation, [n], 'int32', null);
  }

  /**
   * A new source that depends on the seed and the names alone, not on what has been drawn: every fork of one name starts
   * with the same numbers. `fork('a').fork('b')` is `fork('a/b')`.
   *
   * @example
   * new Rng(7).fork('init/fc1.weight').normal([3]);
   */
  fork(name: string): Rng {
    return new Rng(this.seed, this.name === '' ? name : `${this.name}/${checkName(name)}`);
  }

  /**
   * The stream of a name, made when first asked for and kept: it goes on where it was, and is part of {@link state}.
   *
   * @example
   * const rng = new Rng(7);
   * rng.stream('dropout/encoder.1').bernoulli([4]);
   */
  stream(name: string): Rng {
    let found = this.#streams.get(name);
    if (found === undefined) {
      found = this.fork(name);
      this.#streams.set(name, found);
      noteChange(() => () => this.#streams.delete(name));
    }
    return found;
  }

  /** Everything needed to go on from here, streams included, as plain JSON. */
  state(): RngState {
    const states = Array.from(this.#streams, ([name, rng]) => [name, rng.state()] as const);
    return {
      seed: this.seed,
      name: this.name,
      words: Array.from(this.words.data),
      streams: Object.fromEntries(states.filter(([, state]) => isUsed(state))),
    };
  }

  /**
   * Goes back to a saved state, exactly.
   *
   * @throws BpError `BP_FORMAT` for what is no state, or one of another seed or stream; nothing has changed then
   * @example
   * const rng = new Rng(7);
   * const saved = rng.state();
   * const drawn = rng.uniform([3]);
   * rng.restore(saved);
   * rng.uniform([3]).eq(drawn).toArray(); // [true, true, true]
   */
  restore(state: RngState): void {
    const restored = readRngState(state);
    if (restored.seed !== this.seed || restored.name !== this.name) {
      throw new BpError(
        'BP_FORMAT',
        'restore',
        "the state belongs to seed {theirs} and stream '{stream}', this source to {ours} and '{name}'; use rngFromState",
        { theirs: restored.seed, stream: restored.name, ours: this.seed, name: this.name },
      );
    }
    this.#adopt(restored);
  }

  #adopt(saved: Rng): void {
    // In place: a compiled step or a dropout layer may hold the tensor.
    this.words.assign(saved.words);
    for (const [name, stream] of this.#streams) {
      if (!saved.#streams.has(name)) stream.#adopt(this.fork(name));
    }
    for (const [name, stream] of saved.#streams) this.stream(name).#adopt(stream);
  }

  #draw<P>(kernel: Kernel<P>, shape: readonly number[], dtype: DType, params: P): Tensor {
    const out = emptyTensor(checkShape(kernel.name, shape), dtype);
    noteWrite(this.words.storage);
    dispatch(kernel, [out, this.words], [this.words], params);
    this.words.storage.version++;
    return out;
  }
}

/**
 * A random source from a saved state.
 *
 * @throws BpError `BP_FORMAT` for what is no state
 * @example
 * rngFromState(JSON.parse(JSON.stringify(new Rng(7).state())));
 */
export function rngFromState(state: RngState): Rng {
  return readRngState(state);
}

/** Whether anything has been drawn: a stream of which nothing was is the same as a new one. */
function isUsed({ words, streams }: RngState): boolean {
  return words.slice(2).some((word) => word !== 0) || Object.keys(streams).length > 0;
}

function readRngState(state: RngState): Rng {
  const { seed, name, words, streams } = (isPlainObject(state) ? state : {}) as Partial<RngState>;
  if (typeof seed !== 'string' || typeof name !== 'string' || !isPlainObject(streams)) {
    throw new BpError(
      'BP_FORMAT',
      'restore',
      'a random state has seed, name, words and streams; pass what state() gave',
    );
  }
  const rng = new Rng(seed, name);
  rng.words.assign(wrap(readState('restore', words as readonly number[]), 'int32', [6]));
  for (const [key, value] of Object.entries(streams)) rng.stream(key).restore(value as RngState);
  return rng;
}

function checkName(name: string): string {
  if (typeof name === 'string') return name;
  throw new BpError('BP_OPTION', 'Rng', 'the name of a stream must be a text, got {name}', {
    name,
  });
}

const UNIFORM = { low: 0, high: 1, dtype: 'float32' as DType };
const NORMAL = { mean: 0, std: 1, dtype: 'float32' as DType };
const TRUNCATED = { mean: 0, std: 1, low: -2, high: 2, dtype: 'float32' as DType };
/** Infinite ones are none. */
const BOUNDS = { low: null, high: null };
const INTEGERS = { low: 0, high: 0 };
const BERNOULLI = { p: 0.5 };

function checkReal(op: string, dtype: DType): RealType {
  const checked = checkDtype(op, dtype);
  if (!isFloat(checked)) {
    throw new BpError(
      'BP_DTYPE',
      op,
      'random real numbers are float32 or float64, got {dtype}; use integers or bernoulli',
      { dtype },
    );
  }
  return checked as RealType;
}
