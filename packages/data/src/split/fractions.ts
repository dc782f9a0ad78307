import { BpError } from '@bp/tensor';
import { readList } from '@bp/tensor/engine';

/**
 * Refuses fractions that do not divide a whole.
 *
 * @throws BpError `BP_OPTION`
 */
export function checkFractions(op: string, fractions: readonly number[]): void {
  const list = readList(fractions);
  const sum = (list ?? [fractions]).reduce<number>(
    (total, x) => total + (typeof x === 'number' ? x : Number.NaN),
    0,
  );
  // written so that NaN, as of what is no number, is refused first; the slack is for sums such as 0.7 + 0.2 + 0.1
  if (!(Math.abs(sum - 1) <= 1e-9) || !list?.every((x) => (x as number) > 0)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'fractions must be positive and sum to 1, got {fractions} (sum {sum})',
      { fractions, sum },
    );
  }
}

/**
 * Whole shares of `size` by largest remainder (Hamilton's method). `owed` is what each part should have had so far
 * and has not; it counts with the remainder, and is brought up to date.
 */
export function shares(size: number, fractions: readonly number[], owed: number[]): number[] {
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
