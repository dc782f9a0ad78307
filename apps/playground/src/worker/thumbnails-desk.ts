import { GENERATED, type Generated } from '../core/config';
import { generatedData } from '../core/experiment/data/generated';
import { rangesOf } from '../core/experiment/data/raw-data';

/** A sample of a small picture: its place in the unit square, and its class. */
export interface ThumbnailPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** Draws a few samples of each data set, for the pictures they are chosen by. */
export class ThumbnailsDesk {
  async points(n: number): Promise<Record<Generated, ThumbnailPoint[]>> {
    const entries = GENERATED.map((name) => [name, pointsOf(name, n)] as const);
    return Object.fromEntries(entries) as Record<Generated, ThumbnailPoint[]>;
  }
}

function pointsOf(name: Generated, n: number): ThumbnailPoint[] {
  const { x, y, width, ranges, task } = generatedData(
    { kind: 'generated', name, n, noise: 0.1 },
    1,
  );
  const [heights] = rangesOf(y, 1);
  const place = (value: number, [low, high]: readonly [number, number]) =>
    (value - low) / (high - low);
  return Array.from({ length: n }, (_, i) => ({
    x: place(x[i * width], ranges[0]),
    y: width === 1 ? place(y[i], heights) : place(x[i * width + 1], ranges[1]),
    label: task === 'regression' ? (place(y[i], heights) > 0.5 ? 1 : 0) : y[i],
  }));
}
