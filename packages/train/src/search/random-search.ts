import { BpError, full, Rng, type Tensor } from '@bp/tensor';
import { isList, isPlainObject, wholeNumber } from '@bp/tensor/engine';
import {
  type Hyperparameter,
  type SearchOptions,
  type SearchResult,
  type Trial,
  tryAll,
} from './trial';

/** A range that numbers are drawn from, evenly. */
export interface SearchRange {
  readonly low: number;
  readonly high: number;
  /** `'log'` draws the logarithm evenly, as for learning rates; `'linear'` is the default. */
  readonly scale?: 'linear' | 'log' | undefined;
  /** Whether numbers are whole, with both ends. */
  readonly whole?: boolean | undefined;
}

/** Where each hyperparameter is drawn from: a range, or a list of which each is as likely. */
export type SearchSpace = Readonly<Record<string, readonly Hyperparameter[] | SearchRange>>;

/** One draw of each. */
export type SpaceChoice<S extends SearchSpace> = {
  readonly [K in keyof S]: S[K] extends readonly (infer V)[] ? V : number;
};

/** Options of {@link randomSearch}. */
export interface RandomSearchOptions<P> extends SearchOptions<P> {
  /** How many choices are tried, ≥ 1. */
  trials: number;
  /** Decides the choices; 0 by default. */
  seed?: number | string | undefined;
}

/**
 * Tries hyperparameters that are drawn at random, which finds good ones sooner than a grid where few of them matter.
 *
 * The draws are a function of the seed, the number of the trial and the name alone: more trials begin with the same ones, and
 * another hyperparameter changes none of the others.
 *
 * @param space - where each is drawn from, by name: a list, or `{ low, high, scale: 'log', whole: true }`
 * @param trial - trains with one choice, `({ lr, hidden }, { seed, signal })`, and gives how good that was
 * @param options.trials - how many choices
 * @param options.seed - decides the choices
 * @param options.mode - `'min'` (the default) or `'max'`
 * @param options.seeds - each choice is tried with each; its value is the median
 * @param options.signal - ends the search
 * @param options.onTrial - is told of each trial
 * @returns the best and all trials, sorted, as plain JSON
 * @throws BpError `BP_OPTION` for a space that makes no sense, and for a trial that gives no number
 * @example
 * const space = { lr: { low: 1e-4, high: 1, scale: 'log' }, hidden: [8, 16, 32] } as const;
 * const { trials } = await randomSearch(space, ({ lr }) => Math.abs(lr - 0.1), { trials: 20, seed: 7 });
 * trials.length; // 20
 * @see J. Bergstra, Y. Bengio, "Random search for hyper-parameter optimization", 2012
 */
export async function randomSearch<const S extends SearchSpace>(
  space: S,
  trial: Trial<SpaceChoice<S>>,
  options: RandomSearchOptions<SpaceChoice<S>>,
): Promise<SearchResult<SpaceChoice<S>>> {
  const op = 'randomSearch';
  const { trials, seed = 0, ...others } = options ?? {};
  wholeNumber(op, 'trials', trials, 1);
  if (!isPlainObject(space) || Object.keys(space).length === 0) refuse(op, 'the space', space);
  for (const [name, from] of Object.entries(space)) check(op, name, from);
  const rng = new Rng(seed);
  const choices = (function* () {
    for (let i = 0; i < trials; i++) {
      const drawn = Object.entries(space).map(([name, from]) => [
        name,
        draw(rng.fork(`${op}/${i}/${name}`), from),
      ]);
      yield Object.fromEntries(drawn) as SpaceChoice<S>;
    }
  })();
  return tryAll(op, choices, trial, others);
}

function check(op: string, name: string, from: SearchSpace[string]): void {
  if (isList(from)) {
    if (from.length === 0) refuse(op, name, from);
    return;
  }
  const {
    low,
    high,
    scale = 'linear',
    whole = false,
    ...unknown
  } = isPlainObject(from) ? (from as unknown as SearchRange) : ({} as SearchRange);
  const isRange =
    Number.isFinite(low) &&
    Number.isFinite(high) &&
    low <= high &&
    (scale === 'linear' || (scale === 'log' && low > 0)) &&
    (!whole || (Number.isInteger(low) && Number.isInteger(high))) &&
    Object.keys(unknown).length === 0;
  if (!isRange) refuse(op, name, from);
}

function refuse(op: string, name: string, got: unknown): never {
  throw new BpError(
    'BP_OPTION',
    op,
    "{name} must be drawn from a list, or from { low, high } with scale 'linear' or 'log' (low > 0) and whole true or false, got {got}",
    { name, got },
  );
}

function draw(rng: Rng, from: SearchSpace[string]): Hyperparameter {
  if (isList(from)) {
    const list = from as readonly Hyperparameter[];
    return list[rng.integers([], { high: list.length }).item() as number];
  }
  const { low, high, scale, whole } = from as SearchRange;
  if (whole && scale !== 'log') return rng.integers([], { low, high: high + 1 }).item() as number;
  // Whole numbers that are rounded have half their due at both ends, unless these reach half further.
  const [a, b] = whole ? [low - 0.5, high + 0.5] : [low, high];
  const share: Tensor = rng.uniform([], { dtype: 'float64' });
  const x =
    scale === 'log'
      ? full([], b / a, { dtype: 'float64' })
          .pow(share)
          .mul(a)
          .item()
      : share
          .mul(b - a)
          .add(a)
          .item();
  return Math.min(high, Math.max(low, whole ? Math.round(x) : x));
}
