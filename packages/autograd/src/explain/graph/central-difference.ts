import { lossWhen } from './loss-when';
import type { Run } from './run';
import type { Scalar } from './scalar';

/** The slope of the loss without any calculus, or why there is none. */
export type CentralDifference =
  | { readonly value: number; readonly reason?: undefined }
  | {
      readonly value: null;
      readonly reason: 'recorded' | 'random' | 'kink' | 'infinite' | 'constant';
    };

/**
 * (E(w + h) − E(w − h)) / 2h, from the recorded steps done again in float64 with one number moved.
 *
 * @see C. Runge, "Zur Theorie der Gleichungen", 1885; h ≈ ε^⅓ balances truncation and rounding
 */
export function centralDifference(
  run: Pick<Run, 'steps' | 'scalars' | 'loss'>,
  source: Scalar,
): CentralDifference {
  const loss = lossWhen(run, source);
  if (loss === null) return { value: null, reason: 'recorded' };
  const at = (by: number): number => loss(source.value + by);
  return slopeBetween(at, 6e-6 * Math.max(1, Math.abs(source.value)));
}

/**
 * The slope between two points beside one.
 *
 * @param at - the loss where the number is moved by so much
 */
export function slopeBetween(at: (by: number) => number, h: number): CentralDifference {
  const [up, here, down] = [at(h), at(0), at(-h)];
  const value = (up - down) / (2 * h);
  if (!Number.isFinite(value)) return { value: null, reason: 'infinite' };
  // On a smooth curve the slopes to both sides differ by h times its second derivative.
  const bend = (up - 2 * here + down) / (2 * h);
  // What rounding leaves of small differences: the step for float32 is a large one.
  const noise = h > 1e-4 ? 1e-4 : 1e-9;
  const limit = Math.max(1e-3, 20 * h) * Math.abs(value) + noise * (1 + Math.abs(here));
  // So half as far away they differ half as much.
  const bendOfHalf = (): number => (at(h / 2) - 2 * here + at(-h / 2)) / h;
  const kink = Math.abs(bend) > limit && Math.abs(bend - 2 * bendOfHalf()) > limit;
  return kink ? { value: null, reason: 'kink' } : { value };
}
