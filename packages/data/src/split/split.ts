import { Rng, type TensorLike } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { checkFractions, shares } from './fractions';
import { classesOf, refuseTwice } from './given-rows';
import { type Rows, readRows, TOO_MANY_TO_KEEP } from './rows';
import { type Parts, readLabels, stratified } from './stratified-split';

/** Options of {@link split}. */
export interface SplitOptions {
  /** Decides which examples fall in which part; 0 where nothing is said. */
  seed?: number | string | undefined;
  /** The class of each example: every part gets each class in the proportion of the whole. */
  stratify?: TensorLike | undefined;
}

const DEFAULTS = { seed: 0 as number | string, stratify: undefined as TensorLike | undefined };

/**
 * Divides examples at random into parts that have none in common, such as those to learn from and those to test with.
 *
 * What it gives are rows of the data: pass them on to {@link batches}, to `indexSelect`, or to `split` again.
 *
 * @param examples - how many there are, or a list of rows, each once, such as a part of an earlier split
 * @param fractions - size of each part, > 0, summing to 1; what does not come out even goes to the largest remainders
 * @param options.seed - seed of the choice
 * @param options.stratify - class of each example, whole numbers ≥ 0: as many as there are rows, or one for each row of the data
 * @returns one list of rows for each fraction, ascending; each row is in one of them
 * @throws BpError `BP_OPTION` for fractions that are not positive or do not sum to 1, and for rows that are none or come
 *   twice; `BP_SHAPE` for another number of classes, `BP_NUMERIC` for a label that is no class
 * @example
 * const [train, test] = split(10, [0.8, 0.2], { seed: 7 });
 * [train.length, test.length]; // [8, 2]
 * const labels = [0, 0, 0, 0, 1, 1, 1, 1];
 * split(8, [0.5, 0.5], { stratify: labels }).map((rows) => rows.length); // [4, 4]
 */
export function split<const F extends readonly number[]>(
  examples: Rows,
  fractions: F,
  options?: SplitOptions,
): Parts<F> {
  const { seed, stratify } = readOptions('split', options, DEFAULTS, { seed: null });
  checkFractions('split', fractions);
  const { n, rows } = readRows('split', examples, TOO_MANY_TO_KEEP);
  if (rows !== null) refuseTwice('split', rows);
  const parts =
    stratify === undefined
      ? shuffled(n, fractions, seed)
      : stratified(classesOf('split', n, rows, readLabels('split', stratify)), fractions, seed);
  const given = parts.map((part) => (rows === null ? part : part.map((i) => rows[i]).sort()));
  return given as Parts<F>;
}

/** The positions 0 … n − 1 in parts, each ascending. */
function shuffled(n: number, fractions: readonly number[], seed: number | string): Int32Array[] {
  const order = new Rng(seed).fork('split').permutation(n).data as Int32Array;
  const counts = shares(
    n,
    fractions,
    fractions.map(() => 0),
  );
  let start = 0;
  return counts.map((count) => {
    const part = order.slice(start, start + count).sort();
    start += count;
    return part;
  });
}
