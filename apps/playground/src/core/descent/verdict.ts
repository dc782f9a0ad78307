import type { RaceResult } from './race';
import { LEVEL } from './stopping';

/** What became of a descent, in one word. */
export type Verdict =
  | 'lost'
  | 'climbs'
  | 'overshoots'
  | 'arrives'
  | 'rests'
  | 'crawls'
  | 'under-way';

/** Of what it has to lose it still has this part: it crawls. */
const MUCH = 0.5;
/** This part of its steps turns back. */
const OFTEN = 0.4;

/**
 * Judges a first descent: whether it was lost; ends higher than it began; jumps from side to side (more than 2 of 5 steps turn back by more than a right
 * angle while it is not there); came below the threshold;
 * rests where it is level, though not lowest: another minimum, or a saddle; or has hardly come down.
 */
export function verdictOf({
  path,
  above,
  slopes,
  lostAt,
  reached,
}: Pick<RaceResult, 'path' | 'above' | 'slopes' | 'lostAt' | 'reached'>): Verdict {
  if (lostAt !== null) return 'lost';
  if (above[above.length - 1] > above[0]) return 'climbs';
  const end = reached ?? above.length - 1;
  const turns = turnsBack(path, end);
  if (end > 3 && turns > OFTEN * (end - 1)) return 'overshoots';
  if (reached !== null) return 'arrives';
  if (slopes[slopes.length - 1] < LEVEL) return 'rests';
  return above[above.length - 1] > MUCH * above[0] ? 'crawls' : 'under-way';
}

function turnsBack(path: Float64Array, end: number): number {
  let turns = 0;
  const lengths = Array.from({ length: end }, (_, i) =>
    Math.hypot(path[2 * i + 2] - path[2 * i], path[2 * i + 3] - path[2 * i + 1]),
  );
  const least = 1e-3 * Math.max(...lengths);
  for (let i = 1; i < end; i++) {
    const [ax, ay] = [path[2 * i] - path[2 * i - 2], path[2 * i + 1] - path[2 * i - 1]];
    const [bx, by] = [path[2 * i + 2] - path[2 * i], path[2 * i + 3] - path[2 * i + 1]];
    // what trembles at its end is there
    if (ax * bx + ay * by < 0 && Math.hypot(bx, by) > least) turns++;
  }
  return turns;
}
