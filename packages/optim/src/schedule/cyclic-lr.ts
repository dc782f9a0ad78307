import {
  ABOVE_ZERO,
  BELOW_ONE,
  checkFunction,
  checkNumber,
  FROM_ZERO,
  pow64,
  readOptions,
} from '@bp/tensor/engine';
import { type PerGroup, perGroup } from './per-group';
import { type Schedule, schedule } from './schedule';

/** Options of {@link cyclicLr}. */
export interface CyclicLrOptions {
  /** The least rate, ≥ 0, or a list with one for each group; the base where it is not given. */
  baseLr?: PerGroup<number> | undefined;
  /** The largest rate, ≥ 0, or a list with one for each group. */
  maxLr: PerGroup<number>;
  /** How many updates the rate rises for, > 0; 2000 by default. */
  stepSizeUp?: number | undefined;
  /** How many it falls for, > 0; as many as it rises for by default. */
  stepSizeDown?: number | undefined;
  /**
   * What becomes of the height: it stays (`'triangular'`, the default), is halved with every cycle (`'triangular2'`), or is
   * multiplied by `gamma` with every update (`'exp_range'`).
   */
  mode?: 'triangular' | 'triangular2' | 'exp_range' | undefined;
  /** γ ≥ 0 of `'exp_range'`; 1 by default. */
  gamma?: number | undefined;
  /** What the height is multiplied by, instead of `mode`: a function of the cycle, from 1, or of the update, from 0. */
  scaleFn?: ((x: number) => number) | undefined;
  /** Whether `scaleFn` is given the number of the `'cycle'`, as by default, or of the update, `'iterations'`. */
  scaleMode?: 'cycle' | 'iterations' | undefined;
  /** Whether the momentum falls while the rate rises, and the other way round; true by default. */
  cycleMomentum?: boolean | undefined;
  /** The least momentum, in [0, 1), also one for each group; 0.8 by default. */
  baseMomentum?: PerGroup<number> | undefined;
  /** The largest momentum, in [0, 1), also one for each group; 0.9 by default. */
  maxMomentum?: PerGroup<number> | undefined;
}

const DEFAULTS = {
  baseLr: null as PerGroup<number> | null,
  maxLr: undefined as never as PerGroup<number>,
  stepSizeUp: 2000,
  stepSizeDown: null as number | null,
  mode: 'triangular' as 'triangular' | 'triangular2' | 'exp_range',
  gamma: 1,
  scaleFn: null as ((x: number) => number) | null,
  scaleMode: 'cycle' as 'cycle' | 'iterations',
  cycleMomentum: true,
  baseMomentum: 0.8 as PerGroup<number>,
  maxMomentum: 0.9 as PerGroup<number>,
};

/**
 * Up and down between two rates on straight lines, again and again; the momentum (β₁ of Adam and its kin) goes the other way.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: CyclicLR
 * @see L. Smith, "Cyclical Learning Rates for Training Neural Networks", 2017
 * @example
 * const schedule = cyclicLr({ baseLr: 1, maxLr: 3, stepSizeUp: 2 });
 * [0, 1, 2, 3, 4].map((step) => schedule(step, 1)); // [1, 2, 3, 2, 1]
 */
export function cyclicLr(options: CyclicLrOptions): Schedule {
  const op = 'cyclicLr';
  const given = readOptions(op, options, DEFAULTS, {
    baseLr: null,
    maxLr: null,
    stepSizeUp: ABOVE_ZERO,
    stepSizeDown: ABOVE_ZERO,
    mode: ['triangular', 'triangular2', 'exp_range'],
    gamma: FROM_ZERO,
    scaleFn: null,
    scaleMode: ['cycle', 'iterations'],
    baseMomentum: null,
    maxMomentum: null,
  });
  const { mode, gamma, scaleFn, stepSizeUp } = given;
  const rates = (name: 'baseLr' | 'maxLr') =>
    perGroup(op, name, given[name] as PerGroup<number>, (...of) => checkNumber(...of, FROM_ZERO));
  const low = given.baseLr === null ? null : rates('baseLr');
  const high = rates('maxLr');
  const [least, largest] = (['baseMomentum', 'maxMomentum'] as const).map((name) =>
    perGroup(op, name, given[name], (...of) => checkNumber(...of, BELOW_ONE)),
  );
  if (scaleFn !== null) checkFunction(op, 'scaleFn', scaleFn);
  const total = stepSizeUp + (given.stepSizeDown ?? stepSizeUp);
  const ratio = stepSizeUp / total;

  /** How far above the least rate it is, as a part of the distance to the largest. */
  function heightAt(step: number): number {
    const cycle = Math.floor(1 + step / total);
    const x = 1 + step / total - cycle;
    const height = x <= ratio ? x / ratio : (x - 1) / (ratio - 1);
    if (scaleFn !== null) return height * scaleFn(given.scaleMode === 'cycle' ? cycle : step);
    if (mode === 'exp_range') return height * pow64(gamma, step);
    return mode === 'triangular' ? height : height / 2 ** (cycle - 1);
  }
  return schedule(
    (step, base, group) => {
      const from = low === null ? base : low(group);
      return from + (high(group) - from) * heightAt(step);
    },
    given.cycleMomentum
      ? {
          momentum: (step, group) =>
            largest(group) - (largest(group) - least(group)) * heightAt(step),
        }
      : {},
  );
}
