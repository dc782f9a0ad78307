import { BpError, Rng, type TensorLike, tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';

/** Options of {@link stratifiedSplit}. */
export interface SplitOptions {
  /** Decides which examples fall in which part; 0 where nothing is said. */
  seed?: number | string | undefined;
}

const DEFAULTS = { seed: 0 as number | string };

/**
 * Divides examples into parts that each hold every class in the proportion of the whole.
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
  options?: SplitOptions,
): { -readonly [K in keyof F]: Int32Array } {
  const { seed } = readOptions('stratifiedSplit', options, DEFAULTS, { seed: null });
  checkFractions(fractions);
  const classes = positionsByClass(labels);

  const rng = new Rng(seed);
  const parts: number[][] = fractions.map(() => []);
  const owed = fractions.map(() => 0);
  for (const [label, positions] of classes) {
    const order = rng.fork(`stratifiedSplit/${label}`).permutation(positions.length).data;
    const counts = shares(positions.length, fractions, owed);
    let start = 0;
    counts.forEach((count, p) => {
      for (let k = start; k < start + count; k++) parts[p].push(positions[order[k]]);
      start += count;
    });
  }
  const sorted = parts.map((part) => Int32Array.from(part).sort());
  return sorted as { -readonly [K in keyof F]: Int32Array };
}

/** Positions of the examples of each class, classes in ascending order. */
function positionsByClass(labels: TensorLike): [number, number[]][] {
  const { data, shape } = tensor(labels, { dtype: 'float64' });
  if (shape.length !== 1 || data.length === 0) {
    throw new BpError('BP_SHAPE', 'stratifiedSplit', 'labels must be [n] with n ≥ 1, got {shape}', {
      shape,
    });
  }
  const classes = new Map<number, number[]>();
  for (let i = 0; i < data.length; i++) {
    const label = data[i];
    if (!Number.isInteger(label) || label < 0) {
      throw new BpError(
        'BP_NUMERIC',
        'stratifiedSplit',
        'labels must be class indices (whole numbers ≥ 0), got {label} at position {i}',
        { label, i },
      );
    }
    const positions = classes.get(label);
    if (positions) positions.push(i);
    else classes.set(label, [i]);
  }
  return [...classes].sort(([a], [b]) => a - b);
}

/**
 * Whole shares of `size` by largest remainder (Hamilton's method). `owed` is what each part should have had so far
 * and has not; it counts with the remainder, and is brought up to date.
 */
function shares(size: number, fractions: readonly number[], owed: number[]): number[] {
  const quotas = fractions.map((fraction) => fraction * size);
  const counts = quotas.map(Math.floor);
  const claims = quotas.map((quota, p) => quota - counts[p] + owed[p]);
  const byClaim = [...claims.keys()].sort((p, q) => claims[q] - claims[p] || p - q);
  const left = size - counts.reduce((sum, count) => sum + count, 0);
  for (const p of byClaim.slice(0, left)) counts[p]++;
  counts.forEach((count, p) => {
    owed[p] += quotas[p] - count;
  });
  return counts;
}

function checkFractions(fractions: readonly number[]): void {
  const sum = fractions.reduce((total, fraction) => total + fraction, 0);
  // written so that NaN is refused; the slack is for sums such as 0.7 + 0.2 + 0.1
  if (!fractions.every((fraction) => fraction > 0) || !(Math.abs(sum - 1) <= 1e-9)) {
    throw new BpError(
      'BP_OPTION',
      'stratifiedSplit',
      'fractions must be positive and sum to 1, got {fractions} (sum {sum})',
      { fractions, sum },
    );
  }
}
