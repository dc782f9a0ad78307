import { type DrawnPoint, MOST_POINTS } from '../../../core/config';
import type { Samples } from '../../../worker/train-messages';

/** How near a press has to be to a point to erase it. */
const NEAR = 0.4;

const round = (value: number) => Math.round(100 * Math.min(6, Math.max(-6, value))) / 100;

/** One point more; the same list where no more fit. */
export function withPoint(
  points: readonly DrawnPoint[],
  x: number,
  y: number,
  label: number,
): readonly DrawnPoint[] {
  return points.length >= MOST_POINTS ? points : [...points, [round(x), round(y), label]];
}

/** Without the point nearest to a place; the same list where none is near. */
export function withoutPoint(
  points: readonly DrawnPoint[],
  x: number,
  y: number,
): readonly DrawnPoint[] {
  let best = -1;
  let nearest = NEAR;
  points.forEach(([px, py], i) => {
    const distance = Math.hypot(px - x, py - y);
    if (distance < nearest) {
      nearest = distance;
      best = i;
    }
  });
  return best < 0 ? points : points.filter((_, i) => i !== best);
}

/** Samples as points to go on from; none where they are no points of the plane with a class. */
export function pointsOf({ x, y, n, width }: Samples, classes: number): readonly DrawnPoint[] {
  if (width !== 2 || classes < 2 || classes > 4) return [];
  return Array.from(
    { length: Math.min(n, MOST_POINTS) },
    (_, i): DrawnPoint => [round(x[2 * i]), round(x[2 * i + 1]), y[i]],
  );
}
