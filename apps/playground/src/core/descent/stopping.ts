/** The three rules of when to stop. */
export const STOP_RULES = ['slope', 'improvement', 'count'] as const;
export type StopRule = (typeof STOP_RULES)[number];

export const LEVEL = 1e-3;
export const PATIENCE = 20;
/** An improvement has to be more than this part of the best loss before it. */
export const WORTHWHILE = 1e-3;

/** The step at which each rule would have stopped; null where it does not within the steps that were made. */
export type Stops = Readonly<Record<StopRule, number | null>>;

/**
 * @param losses - of each step, the start included
 * @param slopes - ‖∇E‖ of each step
 */
export function stopsOf(losses: Float64Array, slopes: Float64Array): Stops {
  const level = slopes.findIndex((slope) => slope < LEVEL);
  return {
    slope: level < 0 ? null : level,
    improvement: idleSince(losses),
    count: losses.length - 1,
  };
}

/** The first step whose best loss is hardly better than that of {@link PATIENCE} steps before. */
function idleSince(losses: Float64Array): number | null {
  let best = losses[0];
  let waited = 0;
  for (let step = 1; step < losses.length; step++) {
    if (losses[step] < best - WORTHWHILE * Math.abs(best)) {
      best = losses[step];
      waited = 0;
    } else if (++waited >= PATIENCE) return step;
  }
  return null;
}
