import type { Module } from '@bp/module';
import { BpError, full, linspace } from '@bp/tensor';
import { ABOVE_ZERO, BELOW_ONE, checkNumber, readOptions, wholeNumber } from '@bp/tensor/engine';
import { checkModel } from '../evaluate/read-data';
import type { SamplesLike } from '../evaluate/samples';
import type { BatchStream } from '../run/batches/stream-source';
import { Run } from '../run/run';
import { type RunOptions, TRAINING_DEFAULTS } from '../run/run-options';
import { restoring } from './restoring';

/** How {@link findLr} tests rates; the rest is as of a `Run`. */
export interface FindLrOptions
  extends Omit<RunOptions, 'model' | 'data' | 'stop' | 'schedule' | 'validation' | 'metrics'> {
  /** The first rate, 10⁻⁷ by default. */
  readonly from?: number | undefined;
  /** The last rate, 10 by default. */
  readonly to?: number | undefined;
  /** How many rates are tried, a batch for each; 100 by default. */
  readonly steps?: number | undefined;
  /** How much of the earlier losses stays in the smoothed one, in [0, 1); 0.9 by default. */
  readonly smoothing?: number | undefined;
  /** It ends once the smoothed loss is so many times the least one so far, 4 by default. */
  readonly divergence?: number | undefined;
}

/** What a range test has found, as plain JSON. */
export interface LrRange {
  /** The rates that were tried, ascending. */
  readonly rates: readonly number[];
  /** The loss of the batch that each was tried on, before that step. */
  readonly losses: readonly number[];
  readonly smoothed: readonly number[];
  /** The rate at which the smoothed loss falls fastest; null where it never falls. */
  readonly suggestion: number | null;
  /** The rate at which the smoothed loss is least; training diverges not far above. */
  readonly least: number | null;
}

const DEFAULTS = { from: 1e-7, to: 10, steps: 100, smoothing: 0.9, divergence: 4 };

/**
 * Tests a range of learning rates: a batch is learned from at each, growing exponentially, until the loss explodes; a good
 * rate is where the loss falls fastest.
 *
 * Model, optimizer, gradients and random streams are put back to the bit.
 *
 * @param data - as of `fit`
 * @param options - as of `fit`: loss, optimizer, batch, seed …; and the range:
 * @param options.from - the first rate, > 0
 * @param options.to - the last rate, > from
 * @param options.steps - how many rates, ≥ 3
 * @returns rates and losses, to be drawn with a logarithmic axis, and a suggestion
 * @throws BpError `BP_OPTION` for options that make no sense
 * @example
 * import { Linear } from '@bp/layers';
 * import { mse } from '@bp/losses';
 * import { SGD } from '@bp/optim';
 * const model = new Linear(1, 1);
 * const optimizer = new SGD(model.parameters(), { lr: 0.1 });
 * const range = await findLr(model, { x: [[0], [1], [2]], y: [[1], [3], [5]] }, { loss: mse, optimizer });
 * range.rates[0]; // 1e-7
 * @see L. N. Smith, "Cyclical learning rates for training neural networks", 2017, 3.3
 */
export async function findLr(
  model: Module,
  data: SamplesLike | BatchStream,
  options: FindLrOptions,
): Promise<LrRange> {
  const op = 'findLr';
  checkModel(op, model);
  const range = readOptions(op, options, { ...TRAINING_DEFAULTS, ...DEFAULTS }, null);
  const { from, to, steps, smoothing, divergence, ...others } = range;
  checkNumber(op, 'from', from, ABOVE_ZERO);
  checkNumber(op, 'to', to, ABOVE_ZERO);
  checkNumber(op, 'smoothing', smoothing, BELOW_ONE);
  checkNumber(op, 'divergence', divergence, { holds: (x) => x > 1, text: '(1, ∞]' });
  wholeNumber(op, 'steps', range.steps, 3);
  if (range.to <= range.from) {
    throw new BpError('BP_OPTION', op, 'the rates must grow, got from {from} to {to}', {
      from: range.from,
      to: range.to,
    });
  }
  const rates = exponential(range.from, range.to, range.steps);
  const losses: number[] = [];
  const smoothed: number[] = [];
  // An average that forgets, of losses and of their weights, so that it is none of zeros at first.
  let [sum, weight] = [0, 0];
  await restoring(model, async () => {
    const run = new Run({ ...others, model, data, checkpoints: 0 } as RunOptions);
    const before = run.save();
    const end = run.on('update', ({ loss }) => {
      losses.push(loss);
      sum = range.smoothing * sum + loss;
      weight = range.smoothing * weight + 1;
      const latest = sum / weight;
      smoothed.push(latest);
      if (latest > range.divergence * Math.min(...smoothed)) run.pause();
      else if (losses.length < rates.length) run.set({ 'optimizer.lr': rates[losses.length] });
    });
    try {
      run.set({ 'optimizer.lr': rates[0] });
      await run.play({ updates: range.steps });
    } finally {
      end();
      run.restore(before);
    }
  });
  return { rates: rates.slice(0, losses.length), losses, smoothed, ...found(rates, smoothed) };
}

/** Rates whose ratios are all the same. */
function exponential(from: number, to: number, steps: number): number[] {
  const ratio = full([], to / from, { dtype: 'float64' });
  const rates = ratio.pow(linspace(0, 1, steps, { dtype: 'float64' })).mul(from);
  return [...rates.data];
}

/** What the smoothed losses tell; the first of them are averages of few. */
function found(
  rates: readonly number[],
  smoothed: readonly number[],
): Pick<LrRange, 'suggestion' | 'least'> {
  const first = Math.max(1, Math.ceil(smoothed.length / 10));
  let [suggestion, least]: [number | null, number | null] = [null, null];
  let [steepest, lowest] = [0, Infinity];
  for (let i = first; i < smoothed.length; i++) {
    const slope = i + 1 < smoothed.length ? smoothed[i + 1] - smoothed[i - 1] : 0;
    if (slope < steepest) [steepest, suggestion] = [slope, rates[i]];
    if (smoothed[i] < lowest) [lowest, least] = [smoothed[i], rates[i]];
  }
  return { suggestion, least };
}
