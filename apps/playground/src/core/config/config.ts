import type {
  Activation,
  Builtin,
  Feature,
  Generated,
  Init,
  LossName,
  OptimizerName,
  Output,
  ScheduleName,
} from './names';

/** A point that was drawn by hand: where it is, and its class (0, 1, …). */
export type DrawnPoint = readonly [x1: number, x2: number, label: number];

/** Where the samples come from. A file never travels in a link: its hash does, and the page asks for the file. */
export type DataSpec =
  | {
      readonly kind: 'generated';
      readonly name: Generated;
      readonly n: number;
      readonly noise: number;
    }
  | { readonly kind: 'builtin'; readonly name: Builtin }
  | { readonly kind: 'points'; readonly points: readonly DrawnPoint[] }
  | {
      readonly kind: 'csv';
      readonly sha256: string;
      readonly x: readonly string[];
      readonly y: string;
    };

/** One hidden layer. Its id names its random streams, so that a layer put before it never redraws it. */
export interface LayerSpec {
  readonly id: string;
  readonly units: number;
  readonly activation: Activation;
  readonly batchNorm: boolean;
  readonly dropout: number;
}

/** Settings that change while a run goes on, by their paths: see {@link isLive}. */
export type LivePatch = Readonly<Record<string, number>>;

/** A setting that was changed after so many updates; a run that passes there changes it again. */
export interface LiveEvent {
  readonly update: number;
  readonly patch: LivePatch;
}

/** Everything that can change the numbers of a run, as plain JSON that never changes: the same config gives the same bits. */
export interface ExperimentConfig {
  readonly v: 1;
  readonly seed: number;
  readonly data: DataSpec;
  readonly prep: {
    readonly standardize: boolean;
    readonly features: readonly Feature[];
    /** Shares of training, validation and test in percent; they add up to 100. */
    readonly split: readonly [train: number, validation: number, test: number];
  };
  readonly net: {
    readonly layers: readonly LayerSpec[];
    readonly out: Output;
    readonly init: Init;
  };
  readonly loss: LossName;
  readonly optimizer: {
    readonly name: OptimizerName;
    readonly lr: number;
    readonly momentum: number;
    readonly nesterov: boolean;
    readonly beta1: number;
    readonly beta2: number;
    readonly weightDecay: number;
    readonly schedule: ScheduleName;
  };
  readonly regularization: {
    readonly l1: number;
    readonly l2: number;
    /** The largest norm of the weights into a unit; 0 for none. */
    readonly maxNorm: number;
    /** The spread of Gaussian noise on the inputs while learning; 0 for none. */
    readonly noise: number;
  };
  readonly batch: number | 'full';
  readonly dtype: 'f32' | 'f64';
  readonly stop: {
    readonly epochs: number;
    /** Epochs without a better validation loss; 0 for never. */
    readonly patience: number;
    /** Training loss below which it stops; 0 for never. */
    readonly lossBelow: number;
  };
  readonly events: readonly LiveEvent[];
}
