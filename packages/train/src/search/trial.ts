import { BpError } from '@bp/tensor';
import { checkFunction, isList, isPlainObject, readOptions } from '@bp/tensor/engine';

/** What a search varies: plain JSON. */
export type Hyperparameter = number | string | boolean | null | readonly Hyperparameter[];

/** A choice of hyperparameters by name. */
export type Choice = Readonly<Record<string, Hyperparameter>>;

/** What a trial is given besides its hyperparameters. */
export interface TrialContext {
  /** Decides all that is random in it. */
  readonly seed: number | string;
  /** To be passed on to `fit`. */
  readonly signal: AbortSignal | undefined;
}

/** Trains with some hyperparameters and tells how good that was. */
export type Trial<P> = (params: P, context: TrialContext) => number | Promise<number>;

/** One choice and what came of it. */
export interface TrialResult<P> {
  /** Its place in the order of trials, from 0. */
  readonly index: number;
  readonly params: P;
  /** The median over the seeds. */
  readonly value: number;
  /** For each seed. */
  readonly values: readonly number[];
}

/** What a search has found, as plain JSON. */
export interface SearchResult<P> {
  /** The best one; null where none came to a number. */
  readonly best: TrialResult<P> | null;
  /** All trials, the best first; those that came to NaN last. */
  readonly trials: readonly TrialResult<P>[];
}

/** Options of a search. */
export interface SearchOptions<P> {
  /** Whether smaller (`'min'`, the default, as of losses) or larger values are better. */
  mode?: 'min' | 'max' | undefined;
  /** Each choice is tried with each of these; `[0]` by default. */
  seeds?: readonly (number | string)[] | undefined;
  /** Ends the search when aborted; trials that are complete count. */
  signal?: AbortSignal | undefined;
  /** Is told of each trial as it ends. */
  onTrial?: ((result: TrialResult<P>) => void) | undefined;
}

const DEFAULTS = {
  mode: 'min' as 'min' | 'max',
  seeds: [0] as readonly (number | string)[],
  signal: undefined as AbortSignal | undefined,
  onTrial: undefined as ((result: TrialResult<never>) => void) | undefined,
};

/** Tries choices one after the other, and sorts what came of them; of equals the earlier is first. */
export async function tryAll<P>(
  op: string,
  choices: Iterable<P>,
  trial: Trial<P>,
  options: SearchOptions<P>,
): Promise<SearchResult<P>> {
  checkFunction(op, 'trial', trial);
  const read = readOptions<typeof DEFAULTS>(op, options as object, DEFAULTS, {
    mode: ['min', 'max'],
  });
  const { mode, seeds, signal, onTrial } = read;
  if (!isList(seeds) || seeds.length === 0) {
    throw new BpError('BP_OPTION', op, 'seeds must be a list such as [0, 1, 2], got {seeds}', {
      seeds,
    });
  }
  const trials: TrialResult<P>[] = [];
  for (const params of choices) {
    const values: number[] = [];
    for (const seed of seeds) {
      if (signal?.aborted) break;
      values.push(readValue(op, await trial(params, { seed, signal })));
    }
    // What was cut short is no result.
    if (signal?.aborted) break;
    const result = { index: trials.length, params, value: median(values), values };
    trials.push(result);
    onTrial?.(result as never);
  }
  const sign = mode === 'min' ? 1 : -1;
  trials.sort((a, b) => order(sign * a.value, sign * b.value) || a.index - b.index);
  const [first] = trials;
  return { best: first === undefined || Number.isNaN(first.value) ? null : first, trials };
}

function readValue(op: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw new BpError(
    'BP_OPTION',
    op,
    'a trial must give one number, such as history.best.value, got {got}',
    { got: isPlainObject(value) ? 'an object' : typeof value },
  );
}

/** Ascending, NaN last. */
function order(a: number, b: number): number {
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || Number(a > b) - Number(a < b);
}

/** The middle value, or the mean of the two in the middle; NaN where one is NaN, since a choice that fails at times is no good. */
export function median(values: readonly number[]): number {
  if (values.some(Number.isNaN)) return Number.NaN;
  const sorted = [...values].sort(order);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
