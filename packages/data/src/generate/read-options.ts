import { Rng } from '@bp/tensor';
import { FROM_ZERO, type OptionRule, readOptions, wholeNumber } from '@bp/tensor/engine';

/** Options that all generated sets have. */
export interface GenerateOptions {
  /** How many points, ≥ 1. */
  n?: number | undefined;
  /** How much chance there is in them, ≥ 0. */
  noise?: number | undefined;
  /** Decides on all that is random; 0 by default. */
  seed?: number | string | undefined;
  /** False leaves the points in the order in which they were made, class by class; true by default. */
  shuffle?: boolean | undefined;
}

export const GENERATE = { n: 200, noise: 0, seed: 0 as number | string, shuffle: true };

/**
 * The options of a generated set, and its random source.
 *
 * @param rules - for options of its own
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 */
export function readGenerate<T extends typeof GENERATE>(
  op: string,
  given: { readonly [K in keyof T]?: T[K] | undefined } | undefined,
  defaults: T,
  rules: Readonly<Record<string, OptionRule>> = {},
): T & { readonly rng: Rng } {
  const options = readOptions<T>(op, given, defaults, {
    noise: FROM_ZERO,
    seed: null,
    ...rules,
  } as never);
  wholeNumber(op, 'n', options.n, 1, 2 ** 24);
  return { ...options, rng: new Rng(options.seed, op) };
}
