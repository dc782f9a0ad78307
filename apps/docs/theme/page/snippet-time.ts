/** A time as it is read: `0.4 ms`, `21 ms`, `1.24 s`. */
export function timeText(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)}\u00a0ms`;
  return ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toFixed(2)}\u00a0s`;
}
