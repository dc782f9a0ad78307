/** Maps values to pixels and back, evenly or by powers. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  at(value: number): number;
  valueAt(pixel: number): number;
}

/** A scale that puts `low` at one pixel and `high` at another. On a log scale what is not above zero has no place: NaN. */
export function scale(low: number, high: number, from: number, to: number, log = false): Scale {
  const warp = (value: number) => (log ? Math.log10(value) : value);
  const start = warp(low);
  const span = warp(high) - start || 1;
  return {
    low,
    high,
    log,
    at: (value) =>
      log && value <= 0 ? Number.NaN : from + ((warp(value) - start) / span) * (to - from),
    valueAt: (pixel) => {
      const warped = start + ((pixel - from) / (to - from)) * span;
      return log ? 10 ** warped : warped;
    },
  };
}

/** Round numbers in a range, about so many: multiples of 1, 2, 2.5 or 5 times a power of ten. */
export function ticks(low: number, high: number, about = 5): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const power = 10 ** Math.floor(Math.log10(span / about));
  const step = power * ([1, 2, 2.5, 5].find((one) => span / (one * power) <= about) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Powers of ten in a range; with 2 and 5 between them where there are few, thinned where there are many. */
export function logTicks(low: number, high: number, most = 6): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const within = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const at = (mantissas: readonly number[], every = 1) => {
    const found: number[] = [];
    for (let power = first; power <= last; power += every) {
      for (const m of mantissas) found.push(Number(`${m}e${power}`));
    }
    return found.filter(within);
  };
  const fine = at([1, 2, 5]);
  if (fine.length <= most) return fine;
  const decades = at([1]);
  return decades.length <= most ? decades : at([1], Math.ceil((last - first + 1) / most));
}

/** The range of a log axis that holds all positive values: to the powers of ten, or their halves and fifths where it is short. */
export function logRange(values: Iterable<number>, otherwise: [number, number]): [number, number] {
  let low = Infinity;
  let high = 0;
  for (const value of values) {
    if (!(value > 0) || value === Infinity) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high === 0) return otherwise;
  const down = [5, 2, 1].map((m) => m * 10 ** Math.floor(Math.log10(low)));
  const up = [1, 2, 5, 10].map((m) => m * 10 ** Math.floor(Math.log10(high)));
  const bottom = down.find((one) => one <= low * (1 + 1e-9)) ?? low;
  const top = up.find((one) => one >= high * (1 - 1e-9)) ?? high;
  return top > bottom ? [bottom, top] : [bottom, bottom * 10];
}

/** The range of an even axis that holds all values, to round numbers. */
export function evenRange(values: Iterable<number>, otherwise: [number, number]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high < low) return otherwise;
  if (high === low) return [low - Math.abs(low) / 2 - 0.5, high + Math.abs(high) / 2 + 0.5];
  const [a, b] = ticks(low, high);
  const step = b - a || high - low;
  const round = (value: number) => Number(value.toPrecision(12));
  return [round(Math.floor(low / step + 1e-9) * step), round(Math.ceil(high / step - 1e-9) * step)];
}
