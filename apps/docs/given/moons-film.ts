import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import type { Module } from '@bp/module';
import { Adam } from '@bp/optim';
import { tensor } from '@bp/tensor';
import { Run } from '@bp/train';
import type { Film, Frame } from '../plot/map-strip.ts';

const RANGE = { left: -1.6, right: 2.6, bottom: -1.4, top: 1.9 };
const CELLS = 32;

/** A 2-8-8-1 network that learns to part two half moons, after so many epochs each. */
export function moonsFilm(epochs: readonly number[]): Film {
  const { x, y } = moons({ n: 120, noise: 0.18, seed: 7 });
  const model = new Sequential(
    new Linear(2, 8),
    new Tanh(),
    new Linear(8, 8),
    new Tanh(),
    new Linear(8, 1),
  );
  initialize(model, { seed: 7 });
  const labels = y.cast('float32').reshape([-1, 1]);
  const run = new Run({
    model,
    data: { x, y: labels },
    loss: bceWithLogits,
    optimizer: new Adam(model.parameters(), { lr: 0.02 }),
    batch: 20,
    seed: 7,
  });
  const frames: Frame[] = [];
  for (const epoch of epochs) {
    for (let done = frames.at(-1)?.epoch ?? 0; done < epoch; done++) run.step('epoch');
    const loss = bceWithLogits(model.forward(x), labels).item();
    frames.push({ epoch, loss, map: mapOf(model) });
  }
  const [points, classes] = [x.toArray() as number[][], y.toArray() as number[]];
  return {
    cells: CELLS,
    points: points.map(([px, py], i) => ({
      x: (px - RANGE.left) / (RANGE.right - RANGE.left),
      y: (RANGE.top - py) / (RANGE.top - RANGE.bottom),
      label: classes[i],
    })),
    frames,
  };
}

function mapOf(model: Module): number[] {
  const at = (i: number, from: number, to: number) => from + ((i + 0.5) / CELLS) * (to - from);
  const grid = Array.from({ length: CELLS * CELLS }, (_, i) => [
    at(i % CELLS, RANGE.left, RANGE.right),
    at(Math.floor(i / CELLS), RANGE.top, RANGE.bottom),
  ]);
  return model.forward(tensor(grid)).sigmoid().reshape([-1]).toArray() as number[];
}
