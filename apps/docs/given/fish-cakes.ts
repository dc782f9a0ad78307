import { parameter } from '@bp/autograd';
import { batches, syntheticFishCakes } from '@bp/data';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { type Tensor, tensor } from '@bp/tensor';

/** Made-up days, the same as in the descent lab: few enough to see each. */
export const DAYS = 64;
const made = syntheticFishCakes({ n: DAYS, noise: 25, seed: 42 });

const float64 = (values: readonly number[]) => tensor([...values], { dtype: 'float64' });
const numbers = (of: Tensor) => Array.from(of.data as ArrayLike<number>);

/** Temperatures in tens of degrees, read to a tenth of a degree. */
export const t: readonly number[] = numbers(made.x).map((c) => Math.round(10 * c) / 100);
/** Sales in hundreds. */
export const y: readonly number[] = numbers(made.y).map((pieces) => pieces / 100);

const data = { t: float64(t), y: float64(y) };

/** A line: sales = w · temperature + b. */
export interface Line {
  readonly w: number;
  readonly b: number;
}

/** Where the descent lab begins. */
export const START: Line = { w: 1.5, b: 0.5 };

/** The mean squared error of a line over all days, or over those in `rows`. */
export function costOf({ w, b }: Line, rows: readonly number[] = t.map((_, i) => i)): number {
  return mse(float64(rows.map((i) => w * t[i] + b)), float64(rows.map((i) => y[i]))).item();
}

/** The cost and its two derivatives, by the tape. */
export function slopesOf(line: Line, rows?: readonly number[]) {
  const w = parameter(line.w, { dtype: 'float64' });
  const b = parameter(line.b, { dtype: 'float64' });
  const pick = (of: Tensor) =>
    rows ? of.indexSelect(0, tensor([...rows], { dtype: 'int32' })) : of;
  const cost = mse(pick(data.t).mul(w).add(b), pick(data.y));
  cost.backward();
  return { cost: cost.item(), w: w.grad?.item() ?? 0, b: b.grad?.item() ?? 0 };
}

export interface DescentOptions {
  readonly lr: number;
  readonly steps: number;
  readonly start?: Line;
  /** All of the days by default. */
  readonly batchSize?: number;
  readonly seed?: number;
  /** Which of the two moves; both by default. */
  readonly moves?: 'w' | 'b';
}

/** The lines that gradient descent goes through, the first one included. */
export function descend(options: DescentOptions): Line[] {
  const { lr, steps, start = START, batchSize = DAYS, seed = 0, moves } = options;
  const w = parameter(start.w, { dtype: 'float64' });
  const b = parameter(start.b, { dtype: 'float64' });
  const optimizer = new SGD(moves === undefined ? [w, b] : [moves === 'w' ? w : b], { lr });
  const path = [start];
  for (let epoch = 0; path.length <= steps; epoch++) {
    const all = batchSize === DAYS ? [data] : batches(data, batchSize, { seed, epoch });
    for (const batch of all) {
      if (path.length > steps) break;
      optimizer.zeroGrad();
      mse(batch.t.mul(w).add(b), batch.y).backward();
      optimizer.step();
      path.push({ w: w.item(), b: b.item() });
    }
  }
  return path;
}

const mean = (f: (i: number) => number) => t.reduce((sum, _, i) => sum + f(i), 0) / DAYS;

/** The line of least cost, in closed form. */
export const BEST: Line & { readonly cost: number } = (() => {
  const [mt, my] = [mean((i) => t[i]), mean((i) => y[i])];
  const w = mean((i) => (t[i] - mt) * (y[i] - my)) / mean((i) => (t[i] - mt) ** 2);
  const b = my - w * mt;
  return { w, b, cost: costOf({ w, b }) };
})();

/** The second derivatives of the cost: 2·mean(t²), 2·mean(t) and 2, the same everywhere. */
export const CURVATURE = { ww: 2 * mean((i) => t[i] ** 2), wb: 2 * mean((i) => t[i]), bb: 2 };

/** The largest and the smallest curvature, the eigenvalues of the second derivatives. */
export const STEEPEST = eigenvalue(1);
export const FLATTEST = eigenvalue(-1);

function eigenvalue(sign: 1 | -1): number {
  const { ww, wb, bb } = CURVATURE;
  return (ww + bb) / 2 + sign * Math.hypot((ww - bb) / 2, wb);
}
