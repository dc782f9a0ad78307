import type { DecisionMap, MapPoint } from '../../../draw/decision-map';
import type { Instant } from '../../../worker/train-messages';

/** The map of a whole run: its end, or one of its frames. */
export function pictureOf({ prepared, frames, final }: Instant, frame: number): DecisionMap {
  const maps = frame >= frames.length - 1 ? final.map : frames[frame].map;
  const { samples, outputRange, task } = prepared;
  const [low, high] = outputRange;
  const points: MapPoint[] = [];
  for (let i = 0; i < samples.n; i++) {
    if (samples.part[i] === 2) continue;
    const label = task === 'regression' ? (samples.y[i] - low) / (high - low) : samples.y[i];
    const x = samples.x[i * samples.width];
    const y = samples.width > 1 ? samples.x[i * samples.width + 1] : samples.y[i];
    points.push({ x, y, label, held: samples.part[i] === 1 });
  }
  return {
    x: samples.ranges[0],
    y: samples.ranges[1] ?? outputRange,
    values: maps && maps.rows === maps.side ? maps.values : null,
    size: maps?.side ?? 0,
    planes: maps?.count ?? 1,
    low,
    high,
    continuous: task === 'regression',
    points,
  };
}
