import { syntheticFishCakes } from '@bp/data';
import { type Tensor, tensor } from '@bp/tensor';
import type { Point, Samples, Surface } from './surface';

/** Days in the set: few enough to see each, and to go through one by one. */
export const DAYS = 64;

/**
 * Sales of fish cakes by temperature as a line w · t + b, with the mean squared error as its cost.
 *
 * t is in tens of degrees and sales in hundreds: with °C and pieces the bowl would be a thousand times longer than wide, and
 * nothing but a rate near 0 would be stable.
 */
export function fishCakes(seed: number): Surface & { readonly samples: Samples } {
  const { x, y } = syntheticFishCakes({ n: DAYS, noise: 25, seed });
  const samples = {
    t: Float64Array.from(x.data as ArrayLike<number>, (c) => Math.round(10 * c) / 100),
    y: Float64Array.from(y.data as ArrayLike<number>, (n) => n / 100),
  };
  const all = {
    t: tensor(samples.t, { dtype: 'float64' }),
    y: tensor(samples.y, { dtype: 'float64' }),
  };
  const { at, lowest } = leastSquares(samples);
  return {
    names: ['w', 'b'],
    view: { x: [-3.5, 2.5], y: [-1, 7] },
    start: [1.5, 0.5],
    minima: [at],
    lowest,
    samples,
    loss: (w, b, { t, y: sold } = all) =>
      meanOver(w.unsqueeze(-1).mul(t).add(b.unsqueeze(-1)).sub(sold).square()),
  };
}

function meanOver(x: Tensor): Tensor {
  return x.mean({ axis: -1 });
}

/** The line with the smallest cost, in closed form: the answer that descent has to find. */
function leastSquares({ t, y }: Samples): { readonly at: Point; readonly lowest: number } {
  const n = t.length;
  const mean = (f: (i: number) => number): number => t.reduce((sum, _, i) => sum + f(i), 0) / n;
  const [mt, my] = [mean((i) => t[i]), mean((i) => y[i])];
  const w = mean((i) => (t[i] - mt) * (y[i] - my)) / mean((i) => (t[i] - mt) ** 2);
  const b = my - w * mt;
  return { at: [w, b], lowest: mean((i) => (w * t[i] + b - y[i]) ** 2) };
}
