import { BpError, Rng, type TensorLike, tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { checkFractions, shares } from './fractions';

/** Options of {@link stratifiedSplit}. */
export interface StratifiedSplitOptions {
  /** Decides which examples fall in which part; 0 where nothing is said. */
  seed?: number | string | undefined;
}

/** A list of rows for each fraction. */
export type Parts<F extends readonly number[]> = { -readonly [K in keyof F]: Int32Array };

const DEFAULTS = { seed: 0 as number | string };

/**
 * Divides examples into parts that each hold every class in the proportion of the whole: `split` of all of them, with
 * `stratify`.
 *
 * A class of c examples gives ⌊f·c⌋ or ⌊f·c⌋ + 1 of them to a part of fraction f; what rounding takes from a part in
 * one class it gets back in a later one. Within a class the choice is random, and depends on the seed, the class and
 * its size alone.
 *
 * @param labels - [n] class of each example, whole numbers ≥ 0
 * @param fractions - size of each part, > 0, summing to 1
 * @param options.seed - seed of the choice
 * @returns one list of positions for each fraction, ascending; together they hold 0 … n − 1 once each
 * @throws BpError `BP_SHAPE` if `labels` is not [n], `BP_NUMERIC` for a label that is no class, `BP_OPTION` for
 *   fractions that are not positive or do not sum to 1
 * @example
 * const labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
 * const parts = stratifiedSplit(labels, [0.6, 0.2, 0.2], { seed: 7 });
 * parts.map((rows) => rows.length); // [6, 2, 2]
 */
export function stratifiedSplit<const F extends readonly number[]>(
  labels: TensorLike,
  fractions: F,
  options?: StratifiedSplitOptions,
): Parts<F> {
  const { seed } = readOptions('stratifiedSplit', options, DEFAULTS, { seed: null });
  checkFractions('stratifiedSplit', fractions);
  return stratified(readLabels('stratifiedSplit', labels), fractions, seed) as Parts<F>;
}

/** The positions of the labels in parts, each ascending. */
export function stratified(
  labels: ArrayLike<number>,
  fractions: readonly number[],
  seed: number | string,
): Int32Array[] {
  const rng = new Rng(seed);
  const parts: number[][] = fractions.map(() => []);
  const owed = fractions.map(() => 0);
  for (const [label, positions] of positionsByClass(labels)) {
    const order = rng.fork(`stratifiedSplit/${label}`).permutation(positions.length).data;
    const counts = shares(positions.length, fractions, owed);
    let start = 0;
    counts.forEach((count, p) => {
      for (let k = start; k < start + count; k++) parts[p].push(positions[order[k]]);
      start += count;
    });
  }
  return parts.map((part) => Int32Array.from(part).sort());
}

/**
 * The class of each example.
 *
 * @throws BpError `BP_SHAPE` for what is no list, `BP_NUMERIC` for a label that is no class
 */
export function readLabels(op: string, labels: TensorLike): ArrayLike<number> {
  const { data, shape } = tensor(labels, { dtype: 'float64' });
  if (shape.length !== 1 || data.length === 0) {
    throw new BpError('BP_SHAPE', op, 'labels must be [n] with n ≥ 1, got {shape}', { shape });
  }
  for (let i = 0; i < data.length; i++) {
    const label = data[i];
    if (!Number.isInteger(label) || label < 0) {
      throw new BpError(
        'BP_NUMERIC',
        op,
        'labels must be class indices (whole numbers ≥ 0), got {label} at position {i}',
        { label, i },
      );
    }
  }
  return data;
}

/** Positions of the examples of each class, classes in ascending order. */
export function positionsByClass(labels: ArrayLike<number>): [number, number[]][] {
  const classes = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const positions = classes.get(labels[i]);
    if (positions) positions.push(i);
    else classes.set(labels[i], [i]);
  }
  return [...classes].sort(([a], [b]) => a - b);
}
