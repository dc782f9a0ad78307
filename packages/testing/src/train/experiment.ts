import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam, type Optimizer } from '@bp/optim';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { Run, type RunOptions } from '@bp/train';

/** What a run is made of; whatever is left out is that of a small classifier with statistics and masks. */
export interface Experiment {
  readonly model?: () => Sequential;
  readonly optimizer?: (parameters: Tensor[]) => Optimizer;
  /** Made for each run, since some parts of it remember. */
  readonly options?: () => Partial<RunOptions>;
}

const x = new Rng('inputs').normal([38, 3]);
export const POINTS = { x, y: x.norm({ axis: 1 }).lt(1.5).cast('int32') };

const usual = (): Sequential =>
  new Sequential(
    new Linear(3, 8),
    new BatchNorm1d(8),
    new ReLU(),
    new Dropout(0.2),
    new Linear(8, 2),
  );

/**
 * A run of an experiment.
 *
 * @param start - from which the weights are drawn at first
 */
export function makeRun(
  experiment: Experiment,
  start: string,
  more: Partial<RunOptions> = {},
): Run {
  seed(start);
  const model = (experiment.model ?? usual)();
  const optimizer = (experiment.optimizer ?? ((p) => new Adam(p, { lr: 0.01 })))(
    model.parameters(),
  );
  return new Run({
    model,
    loss: crossEntropy,
    optimizer,
    data: POINTS,
    batch: 8,
    seed: 7,
    ...experiment.options?.(),
    ...more,
  });
}

/** The bits of all that decides how a run goes on, and of all that it tells of its past. */
export function allOf(run: Run): unknown {
  return { saved: JSON.parse(JSON.stringify(run.save())), history: run.history };
}
