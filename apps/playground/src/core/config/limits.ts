/** The range of a number. `log` says that a slider of it counts in powers; `step` is what an arrow key does. */
export interface Limit {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  readonly log?: boolean;
  readonly step?: number;
  /** Changes while a run goes on, and is recorded. */
  readonly live?: boolean;
}

/** Every number of a config by its path; those of a layer by `net.layers.units` and `net.layers.dropout`. */
export const LIMITS = {
  seed: { min: 0, max: 2 ** 31 - 1, whole: true },
  'data.n': { min: 10, max: 1000, whole: true, step: 10 },
  'data.noise': { min: 0, max: 1, step: 0.05 },
  'net.layers.units': { min: 1, max: 32, whole: true },
  'net.layers.dropout': { min: 0, max: 0.9, step: 0.05, live: true },
  'optimizer.lr': { min: 1e-5, max: 10, log: true, live: true },
  'optimizer.momentum': { min: 0, max: 0.999, step: 0.05 },
  'optimizer.beta1': { min: 0, max: 0.999, step: 0.01 },
  'optimizer.beta2': { min: 0, max: 0.9999, step: 0.001 },
  'optimizer.weightDecay': { min: 0, max: 1, log: true, live: true },
  'regularization.l1': { min: 0, max: 1, log: true, live: true },
  'regularization.l2': { min: 0, max: 1, log: true, live: true },
  'regularization.maxNorm': { min: 0, max: 10, step: 0.5 },
  'regularization.noise': { min: 0, max: 1, step: 0.05, live: true },
  batch: { min: 1, max: 1000, whole: true },
  'stop.epochs': { min: 1, max: 100_000, whole: true },
  'stop.patience': { min: 0, max: 10_000, whole: true },
  'stop.lossBelow': { min: 0, max: 10 },
} as const satisfies Record<string, Limit>;

/** How many hidden layers there may be. */
export const MOST_LAYERS = 12;
/** How many points can be drawn. */
export const MOST_POINTS = 1000;
/** How many columns of a file can go in. */
export const MOST_INPUTS = 64;
