import { chanceOf } from './chance';
import { Descender, heightsAlong, lossesAlong } from './descender';
import type { Moves } from './moves';
import type { Racer } from './racers';
import { type Stops, stopsOf } from './stopping';
import type { Point, Surface } from './surface';

/** The same for all racers: start, chance, and the number of gradients that may be asked for. */
export interface RaceSpec {
  /** Each at the best rate of the grid; otherwise all at `lr`. A racer with a rate of its own keeps that. */
  readonly tuned: boolean;
  readonly lr: number;
  readonly start: Point;
  readonly steps: number;
  readonly moves: Moves;
  /** Standard deviation of the noise on each number of the gradient. */
  readonly sigma: number;
  /** Descents whose median counts; one is enough where nothing is random. */
  readonly seeds: number;
  readonly seed: number;
}

/** What a rate of the grid came to. */
export interface RateTrial {
  readonly lr: number;
  readonly final: number;
  /** Whether no descent ever rose above {@link CALM} times its first loss: a jump across the map that ends well is luck. */
  readonly calm: boolean;
}

export interface RaceResult {
  readonly lr: number;
  /** What each rate of the grid came to; empty where nothing was tuned. */
  readonly grid: readonly RateTrial[];
  /** The first descent: x and y of each step; NaN from where it was lost. */
  readonly path: Float64Array;
  /** E of the first descent, and ‖∇E‖. */
  readonly losses: Float64Array;
  readonly slopes: Float64Array;
  /** The median over the descents of E above its lowest, step by step. */
  readonly above: Float64Array;
  /** The first step at which that is below {@link REACHED}. */
  readonly reached: number | null;
  /** The last step of the first descent that is still a number, where it was lost. */
  readonly lostAt: number | null;
  readonly stops: Stops;
}

export const REACHED = 1e-3;

/** 13 rates from 10⁻⁴ to 1, three to a power of ten. */
export const RATES: readonly number[] = Array.from({ length: 13 }, (_, i) =>
  Number((10 ** (i / 3 - 4)).toPrecision(2)),
);

/** Descents that a rate is chosen by where chance plays a part: streams apart from those of the race. */
const TUNING_SEEDS = 3;

/** Has one racer run. A descender that was made for this surface and racer may be used again. */
export function raceOf(
  surface: Surface,
  racer: Racer,
  spec: RaceSpec,
  descender = new Descender(surface, racer),
): RaceResult {
  const isRandom = spec.sigma > 0 || (racer.batch !== 'full' && surface.samples !== undefined);
  const samples = surface.samples?.t.length ?? 1;
  const { start, steps, moves, sigma, seed } = spec;
  const chances = (count: number, from: number) =>
    Array.from({ length: isRandom ? count : 1 }, (_, i) =>
      chanceOf(seed, from + i, { sigma, steps, samples }),
    );
  const descend = (lr: number, chance: ReturnType<typeof chanceOf>): Float64Array =>
    descender.path({ lr, start, steps, moves, chance });

  const grid: RateTrial[] = [];
  if (racer.lr === null && spec.tuned) {
    const tuning = chances(TUNING_SEEDS, 1000);
    for (const lr of RATES) {
      const tried = tuning.map((chance) => lossesAlong(surface, descend(lr, chance)));
      grid.push({
        lr,
        final: median(tried.map(endOf)),
        calm: tried.every((one) => isCalm(one, surface)),
      });
    }
  }
  const calm = grid.filter((one) => one.calm);
  const best = (calm.length > 0 ? calm : grid).reduce<RateTrial | null>(
    (a, b) => (a === null || b.final < a.final ? b : a),
    null,
  );
  const lr = racer.lr ?? best?.lr ?? spec.lr;
  const all = chances(spec.seeds, 0).map((chance) => {
    const path = descend(lr, chance);
    return { path, ...heightsAlong(surface, path) };
  });
  const [{ path, losses, slopes }] = all;
  const above = Float64Array.from({ length: steps + 1 }, (_, i) =>
    median(all.map((one) => heightOf(one.losses[i]) - surface.lowest)),
  );
  const reached = above.findIndex((height) => height < REACHED);
  const lost = losses.findIndex((loss) => !Number.isFinite(loss));
  return {
    lr,
    grid,
    path,
    losses,
    slopes,
    above,
    reached: reached < 0 ? null : reached,
    lostAt: lost < 0 ? null : lost - 1,
    stops: stopsOf(losses, slopes),
  };
}

const CALM = 1.5;

function isCalm(losses: Float64Array, { lowest }: Surface): boolean {
  return losses.every((loss) => loss - lowest <= CALM * (losses[0] - lowest));
}

/** What a descent came to: the mean of its last tenth, so that no lucky last step counts. */
function endOf(losses: Float64Array): number {
  const last = losses.slice(-Math.max(1, Math.floor(losses.length / 10)));
  return last.reduce((sum, loss) => sum + heightOf(loss), 0) / last.length;
}

/** What is no number any more has no height. */
function heightOf(loss: number): number {
  return Number.isFinite(loss) ? loss : Infinity;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
