/** Places values along an axis. */
export interface Scale {
  /** From values to pixels. */
  at(value: number): number;
  readonly ticks: readonly number[];
}

type Interval = readonly [from: number, to: number];

/** Equal steps for equal differences, with a tick at every multiple of `step`. */
export function linearScale([low, high]: Interval, [from, to]: Interval, step: number): Scale {
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return {
    at: (value) => from + ((value - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: count }, (_, i) => (first + i) * step),
  };
}

/** Equal steps for equal ratios, with ticks at 1 and 3 times the powers of ten. */
export function logScale([low, high]: Interval, [from, to]: Interval): Scale {
  const bottom = Math.log10(low);
  const span = Math.log10(high) - bottom;
  const ticks: number[] = [];
  for (let power = Math.floor(bottom); power <= bottom + span; power++) {
    for (const digit of ['1', '3']) ticks.push(Number(`${digit}e${power}`));
  }
  return {
    at: (value) => from + ((Math.log10(value) - bottom) / span) * (to - from),
    ticks: ticks.filter((tick) => tick >= low && tick <= high),
  };
}

/** The step among 1, 2 and 5 times the powers of ten that puts at most `most` ticks on a length. */
export function roundStep(length: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(length / most));
  return power * ([1, 2, 5].find((digit) => length / (digit * power) <= most) ?? 10);
}
