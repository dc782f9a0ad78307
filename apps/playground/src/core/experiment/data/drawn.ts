import type { DrawnPoint } from '../../config';
import { ExperimentError } from '../told';
import { type RawData, SQUARE } from './raw-data';

/** Points that were drawn by hand. Classes count up to the largest that was used, so that none of them shifts. */
export function drawnData(points: readonly DrawnPoint[]): RawData {
  if (points.length === 0) throw new ExperimentError('empty', { n: 0 });
  const count = Math.max(2, ...points.map(([, , label]) => label + 1));
  return {
    x: Float64Array.from(points.flatMap((point) => point.slice(0, 2))),
    width: 2,
    n: points.length,
    y: Float64Array.from(points, ([, , label]) => label),
    task: count === 2 ? 'binary' : 'classes',
    classes: Array.from({ length: count }, (_, k) => String(k)),
    inputs: ['x1', 'x2'],
    ranges: SQUARE,
  };
}
