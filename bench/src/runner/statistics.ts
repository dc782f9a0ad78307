/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Whether two lists agree: |x − y| ≤ 1e-6 + 1e-4·|y| at every place. */
export function agree(found: readonly number[], wanted: readonly number[]): boolean {
  return (
    found.length === wanted.length &&
    found.every((x, i) => Math.abs(x - wanted[i]) <= 1e-6 + TOLERANCE * Math.abs(wanted[i]))
  );
}

/** How far float32 may stray over four steps; the order of sums differs from library to library. */
export const TOLERANCE = 1e-4;
