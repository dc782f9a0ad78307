import type { LastBatch, Sampler } from '@bp/data';
import type { Module } from '@bp/module';
import type { Optimizer, Schedule } from '@bp/optim';
import type { Seed } from '@bp/tensor';
import type { SamplesLike } from '../evaluate/samples';
import type { LossFunction } from '../measures/loss';
import type { MetricsLike } from '../metrics/read-metrics';
import type { BatchStream } from './batches/stream-source';
import type { PenaltyOptions } from './learning/penalty';
import type { StopOptions } from './record/stop-rule';

/** What a {@link Run} is made of. */
export interface RunOptions {
  /** What is trained, in place. */
  readonly model: Module;
  /** How far its outputs are from the targets: `loss(model.forward(x), y)`. */
  readonly loss: LossFunction;
  /** What moves its parameters. */
  readonly optimizer: Optimizer;
  /** `{ x, y }` in memory, or batches of the same form: an iterable, also an asynchronous one, or a function of the epoch. */
  readonly data: SamplesLike | BatchStream;
  /** Examples in a batch, 32 by default, or `'full'`; streams bring their own. */
  readonly batch?: number | 'full' | undefined;
  /** What becomes of a smaller last batch: `'keep'` (the default), `'drop'`, or `'merge'` with the one before; not of streams. */
  readonly lastBatch?: LastBatch | undefined;
  /** The order of the rows in each epoch; random by default. Streams have their own. */
  readonly sampler?: Sampler | undefined;
  /**
   * A share of the data in memory to validate with, chosen by the seed, or `{ x, y }` of its own. Of int32 labels every class
   * is in both parts in the same proportion.
   */
  readonly validation?: number | SamplesLike | undefined;
  /** What is measured of both sets after an epoch, besides the loss; of a stream only the validation set is measured. */
  readonly metrics?: MetricsLike | undefined;
  /** Whether the training set is measured after an epoch, too; by default where there are metrics and the data lie in memory. */
  readonly measureTrain?: boolean | undefined;
  /** Every how many epochs they are measured, 1 by default. */
  readonly measureEvery?: number | undefined;
  /** The learning rate as a function of the step. */
  readonly schedule?: Schedule | undefined;
  /** What a step of the schedule is: an `'update'` of the optimizer (the default), or an `'epoch'`. */
  readonly scheduleEvery?: 'update' | 'epoch' | undefined;
  /** The largest common norm of all gradients, or `{ norm, value }`, the largest absolute value of each. */
  readonly clip?:
    | number
    | { readonly norm?: number | undefined; readonly value?: number | undefined }
    | undefined;
  /**
   * Over how many batches gradients are averaged before the optimizer makes a step, 1 by default. A smaller last group of an
   * epoch is averaged over its own batches; of a stream, whose end nobody knows, over as many as the others have.
   */
  readonly accumulate?: number | undefined;
  /** How much the examples of each class count in learning, one number ≥ 0 for each; what is measured counts them alike. */
  readonly classWeight?: readonly number[] | undefined;
  /** Penalties that are added to the loss: `{ l1, l2 }`. */
  readonly penalty?: PenaltyOptions | undefined;
  /**
   * What is done after each step of the optimizer, such as `(model) => maxNorm(model, 3)`. It is compiled with the step: all
   * that it does with tensors happens each time, anything else only now and then.
   */
  readonly afterStep?: ((model: Module) => void) | undefined;
  /** When it stops by itself. */
  readonly stop?: StopOptions | undefined;
  /** Decides order, validation rows, dropout; by default the seed of the default random source. */
  readonly seed?: Seed | undefined;
  /** Whether the step is compiled, which changes no bit; true by default. */
  readonly compile?: boolean | undefined;
  /** How many states are kept in memory for going back, 16 by default; 0 keeps only the first. */
  readonly checkpoints?: number | undefined;
  /** Whether the loss of every batch is kept, as verifiable run files need; false by default. */
  readonly keepLosses?: boolean | undefined;
}

/** The options with their defaults that are not the model, the data, and when to stop. */
export const TRAINING_DEFAULTS = {
  loss: undefined as unknown,
  optimizer: undefined as unknown,
  batch: 32 as number | 'full',
  lastBatch: undefined as LastBatch | undefined,
  sampler: undefined as Sampler | undefined,
  validation: undefined as number | SamplesLike | undefined,
  metrics: [] as MetricsLike,
  measureTrain: undefined as boolean | undefined,
  measureEvery: 1,
  schedule: undefined as Schedule | undefined,
  scheduleEvery: 'update' as 'update' | 'epoch',
  clip: undefined as RunOptions['clip'],
  accumulate: 1,
  classWeight: undefined as readonly number[] | undefined,
  penalty: {} as PenaltyOptions,
  afterStep: undefined as RunOptions['afterStep'],
  seed: undefined as Seed | undefined,
  compile: true,
  checkpoints: 16,
  keepLosses: false,
};

/** Every option with its default. */
export const RUN_DEFAULTS = {
  ...TRAINING_DEFAULTS,
  model: undefined as unknown,
  data: undefined as unknown,
  stop: undefined as StopOptions | undefined,
};
