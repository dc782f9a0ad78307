import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { type Tensor, tensor } from '@bp/tensor';
import { heightsAlong } from './descender';
import { optimizerOf } from './optimizer-of';
import type { RacerName } from './racers';
import type { Point, Surface } from './surface';

/** A place where descents end, and the share of starts that end there. */
export interface Basin {
  readonly at: Point;
  readonly loss: number;
  readonly share: number;
}

export interface Basins {
  /** Starts on an n × n grid, row by row from the lower left: the number of the basin of each; −1 where it is lost or still moves. */
  readonly labels: Int16Array;
  readonly n: number;
  /** The lowest first. */
  readonly found: readonly Basin[];
  /** The share of starts that end at no minimum. */
  readonly rest: number;
}

/** A descent has come to rest where the slope is below this part of the steepest one in view. */
const REST = 1e-4;

/** Starts everywhere at once: one parameter holds all points, and each goes its own way since every optimizer works element by element. */
export function basinsOf(
  surface: Surface,
  name: RacerName,
  { lr, steps, n }: { readonly lr: number; readonly steps: number; readonly n: number },
): Basins {
  const { x, y } = surface.view;
  const starts = new Float64Array(2 * n * n);
  for (let i = 0; i < n * n; i++) {
    // in the middle of each cell
    starts[2 * i] = x[0] + ((x[1] - x[0]) * ((i % n) + 0.5)) / n;
    starts[2 * i + 1] = y[0] + ((y[1] - y[0]) * (Math.floor(i / n) + 0.5)) / n;
  }
  const points = parameter(tensor(starts, { dtype: 'float64' }).reshape([n * n, 2]));
  const optimizer = optimizerOf(name, [points], lr);
  const step = compile((_: Tensor) => {
    optimizer.zeroGrad();
    surface
      .loss(points.slice([null, 0]), points.slice([null, 1]))
      .sum()
      .backward();
    optimizer.step();
  });
  const nothing = tensor([0]);
  for (let i = 0; i < steps; i++) step(nothing);

  const ends = Float64Array.from(points.data as Float64Array);
  const { losses, slopes } = heightsAlong(surface, ends);
  const steepest = Math.max(...heightsAlong(surface, starts).slopes);
  const near = 0.02 * Math.min(x[1] - x[0], y[1] - y[0]);
  const clusters: { at: Point; loss: number; members: number[] }[] = [];
  const order = Array.from(losses.keys())
    .filter((i) => slopes[i] < REST * steepest && Number.isFinite(losses[i]))
    .sort((a, b) => losses[a] - losses[b]);
  for (const i of order) {
    const at: Point = [ends[2 * i], ends[2 * i + 1]];
    const own = clusters.find((one) => Math.hypot(one.at[0] - at[0], one.at[1] - at[1]) < near);
    if (own) own.members.push(i);
    else clusters.push({ at, loss: losses[i], members: [i] });
  }
  const labels = new Int16Array(n * n).fill(-1);
  for (const [number, { members }] of clusters.entries()) {
    for (const i of members) labels[i] = number;
  }
  return {
    labels,
    n,
    found: clusters.map(({ at, loss, members }) => ({ at, loss, share: members.length / (n * n) })),
    rest: 1 - order.length / (n * n),
  };
}
