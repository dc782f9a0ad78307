import { Rng, type TensorLike } from '@bp/tensor';
import { readOptions, wholeNumber } from '@bp/tensor/engine';
import { classesOf, refuseTwice } from './given-rows';
import { type Rows, readRows } from './rows';
import { positionsByClass, readLabels } from './stratified-split';

/** Options of {@link kFold}. */
export interface KFoldOptions {
  /** Decides which examples fall in which fold; 0 where nothing is said. */
  seed?: number | string | undefined;
  /** The class of each example: every fold gets each class in the proportion of the whole. */
  stratify?: TensorLike | undefined;
}

/** One of k ways to divide examples. */
export interface Fold {
  /** The rows to learn from, ascending. */
  readonly train: Int32Array;
  /** The rows to validate with, ascending. */
  readonly validation: Int32Array;
}

const DEFAULTS = { seed: 0 as number | string, stratify: undefined as TensorLike | undefined };

/**
 * Divides examples at random into k folds of like size, of which each is once the one to validate with, while the others are to
 * learn from.
 *
 * Sizes of folds differ by at most 1, with `stratify` those of each class, too.
 *
 * @param examples - how many there are, or a list of rows, each once, such as a part of a split
 * @param k - number of folds, from 2 to the number of examples
 * @param options.seed - seed of the choice
 * @param options.stratify - class of each example, whole numbers ≥ 0: as many as there are rows, or one for each row of the data
 * @returns the k folds
 * @throws BpError `BP_OPTION` for k out of its range, and for rows that are none or come twice; `BP_SHAPE` for another number
 *   of classes, `BP_NUMERIC` for a label that is no class
 * @example
 * const folds = kFold(10, 5, { seed: 7 });
 * folds.map(({ train, validation }) => [train.length, validation.length]); // [[8, 2], [8, 2], [8, 2], [8, 2], [8, 2]]
 * @see M. Stone, "Cross-validatory choice and assessment of statistical predictions", 1974
 */
export function kFold(examples: Rows, k: number, options?: KFoldOptions): Fold[] {
  const { seed, stratify } = readOptions('kFold', options, DEFAULTS, { seed: null });
  const { n, rows } = readRows('kFold', examples);
  if (rows !== null) refuseTwice('kFold', rows);
  wholeNumber('kFold', 'k', k, 2, n);
  const rng = new Rng(seed).fork('kFold');
  const groups =
    stratify === undefined
      ? [Array.from({ length: n }, (_, i) => i)]
      : positionsByClass(classesOf('kFold', n, rows, readLabels('kFold', stratify))).map(
          ([, positions]) => positions,
        );
  const foldOf = new Int32Array(n);
  let next = 0;
  // Dealt out like cards, class after class.
  for (const [i, group] of groups.entries()) {
    const order = rng.fork(String(i)).permutation(group.length).data;
    for (const position of order) foldOf[group[position]] = next++ % k;
  }
  const ascending = rows?.slice().sort() ?? Int32Array.from(foldOf, (_, i) => i);
  const foldOfRow = rows === null ? null : new Map(Array.from(rows, (row, i) => [row, foldOf[i]]));
  const isIn = (row: number, fold: number): boolean =>
    (foldOfRow?.get(row) ?? foldOf[row]) === fold;
  return Array.from({ length: k }, (_, fold) => ({
    train: ascending.filter((row) => !isIn(row, fold)),
    validation: ascending.filter((row) => isIn(row, fold)),
  }));
}
