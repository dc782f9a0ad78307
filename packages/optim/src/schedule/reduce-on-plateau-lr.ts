import { BpError } from '@bp/tensor';
import {
  BELOW_ONE,
  checkNumber,
  FROM_ZERO,
  readOptions,
  readRecord,
  wholeNumber,
} from '@bp/tensor/engine';
import { type PerGroup, perGroup } from './per-group';
import { type Schedule, schedule } from './schedule';

/** Options of {@link reduceOnPlateauLr}. */
export interface ReduceOnPlateauLrOptions {
  /** Whether smaller (`'min'`, the default) or larger values are better. */
  mode?: 'min' | 'max' | undefined;
  /** What the rate is multiplied by, in [0, 1); 0.1 by default. */
  factor?: number | undefined;
  /** How many values in a row may fail to improve before the next one reduces the rate, a whole number ≥ 0; 10 by default. */
  patience?: number | undefined;
  /** By how much a value must be better than the best one to count, ≥ 0; 10⁻⁴ by default. */
  threshold?: number | undefined;
  /** Whether that is a part of the best value (`'rel'`, the default) or a difference (`'abs'`). */
  thresholdMode?: 'rel' | 'abs' | undefined;
  /** For how many values after a reduction none counts as bad, a whole number ≥ 0; 0 by default. */
  cooldown?: number | undefined;
  /** The least rate, ≥ 0, or a list with one for each group; 0 by default. */
  minLr?: PerGroup<number> | undefined;
  /** A reduction by no more than this is left out, ≥ 0; 10⁻⁸ by default. */
  eps?: number | undefined;
}

const DEFAULTS = {
  mode: 'min' as 'min' | 'max',
  factor: 0.1,
  patience: 10,
  threshold: 1e-4,
  thresholdMode: 'rel' as 'rel' | 'abs',
  cooldown: 0,
  minLr: 0 as PerGroup<number>,
  eps: 1e-8,
};

/** Where a plateau stands, as plain JSON. */
interface PlateauState {
  best: number | null;
  badSteps: number;
  cooldown: number;
  reductions: number;
}

const COUNTS = ['badSteps', 'cooldown', 'reductions'] as const;

/**
 * A rate that is multiplied by `factor` whenever a metric, such as a validation loss, has not improved for more than
 * `patience` values: `scheduler.step(metric)`.
 *
 * NaN and infinities never improve.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: ReduceLROnPlateau
 * @example
 * const optimizer = new SGD([parameter(1)], { lr: 1 });
 * const scheduler = new Scheduler(optimizer, reduceOnPlateauLr({ factor: 0.5, patience: 1 }));
 * [0.9, 0.8, 0.8, 0.8].map((loss) => (scheduler.step(loss), scheduler.lrs[0])); // [1, 1, 1, 0.5]
 */
export function reduceOnPlateauLr(options?: ReduceOnPlateauLrOptions): Schedule {
  const op = 'reduceOnPlateauLr';
  const given = readOptions(op, options, DEFAULTS, {
    mode: ['min', 'max'],
    factor: BELOW_ONE,
    patience: null,
    threshold: FROM_ZERO,
    thresholdMode: ['rel', 'abs'],
    cooldown: null,
    minLr: null,
    eps: FROM_ZERO,
  });
  const { mode, factor, threshold, thresholdMode, eps } = given;
  const patience = wholeNumber(op, 'patience', given.patience, 0);
  const cooldown = wholeNumber(op, 'cooldown', given.cooldown, 0);
  const minLr = perGroup(op, 'minLr', given.minLr, (...of) => checkNumber(...of, FROM_ZERO));

  function improves(value: number, best: number | null): boolean {
    if (!Number.isFinite(value)) return false;
    if (best === null) return true;
    const sign = mode === 'min' ? -1 : 1;
    const bar = thresholdMode === 'rel' ? best * (1 + sign * threshold) : best + sign * threshold;
    return mode === 'min' ? value < bar : value > bar;
  }

  function start(): Schedule {
    let now: PlateauState = { best: null, badSteps: 0, cooldown: 0, reductions: 0 };
    const rate = (_: number, base: number, group: number): number => {
      let lr = base;
      for (let i = 0; i < now.reductions; i++) {
        const lower = Math.max(lr * factor, minLr(group));
        if (!(lr - lower > eps)) break;
        lr = lower;
      }
      return lr;
    };
    const memory = {
      observe(metric: number) {
        if (improves(metric, now.best)) {
          now.best = metric;
          now.badSteps = 0;
        } else now.badSteps++;
        if (now.cooldown > 0) {
          now.cooldown--;
          now.badSteps = 0;
        }
        if (now.badSteps <= patience) return;
        now.reductions++;
        now.cooldown = cooldown;
        now.badSteps = 0;
      },
      state: () => ({ ...now }),
      restore(state: unknown) {
        now = readState(op, state);
      },
    };
    return schedule(rate, { memory, start });
  }
  return start();
}

function readState(op: string, given: unknown): PlateauState {
  const { best, ...counts } = (readRecord(given) ?? {}) as unknown as PlateauState;
  const known = COUNTS.every((name) => Number.isInteger(counts[name]) && counts[name] >= 0);
  if (known && (best === null || Number.isFinite(best))) {
    const { badSteps, cooldown, reductions } = counts;
    return { best, badSteps, cooldown, reductions };
  }
  throw new BpError(
    'BP_FORMAT',
    op,
    'the memory of a plateau is { best, badSteps, cooldown, reductions }, a number or null and three counts, got {given}',
    { given },
  );
}
