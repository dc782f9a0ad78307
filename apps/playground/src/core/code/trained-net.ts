import type { Activation, ExperimentConfig, Feature, Output } from '../config';

/** The weights of a trained network by their paths, as the train desk gives them. */
export type Weights = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: ArrayLike<number> }>
>;

/** What is known of the data that it was trained on. */
export interface TrainedOn {
  readonly task: 'binary' | 'classes' | 'regression';
  readonly classes: readonly string[];
  readonly inputs: readonly string[];
  /** What goes into the network. */
  readonly features: readonly string[];
  readonly samples: {
    readonly x: ArrayLike<number>;
    readonly width: number;
    readonly n: number;
    readonly y: ArrayLike<number>;
    readonly part: ArrayLike<number>;
    readonly ranges: readonly (readonly [low: number, high: number])[];
  };
}

/** A network as a page can carry it: plain numbers. */
export interface TrainedNet {
  readonly task: TrainedOn['task'];
  readonly classes: readonly string[];
  readonly inputs: readonly {
    readonly name: string;
    readonly low: number;
    readonly high: number;
  }[];
  /** What is made of the inputs; null where they go in as they are. */
  readonly features: readonly Feature[] | null;
  /** Mean and standard deviation of each feature over the samples it learned from. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly layers: readonly {
    /** [out][in] */
    readonly weight: readonly (readonly number[])[];
    readonly bias: readonly number[];
    /** Batch norm as it is used after training: times `scale`, plus `shift`. */
    readonly norm: { readonly scale: readonly number[]; readonly shift: readonly number[] } | null;
    readonly activation: Activation | Output;
  }[];
  /** An output in the units of the data: center + scale · output. */
  readonly center: number;
  readonly scale: number;
  /** The single output above which it is the second class. */
  readonly threshold: number;
}

/** Gathers what a page needs to use a network. */
export function trainedNetOf(
  config: ExperimentConfig,
  weights: Weights,
  data: TrainedOn,
): TrainedNet {
  const { samples, inputs, task } = data;
  const isPlain = samples.width > 2;
  const features = isPlain ? null : (data.features as readonly Feature[]);
  const rows = trainingRows(data, features);
  const { mean, std } = config.prep.standardize ? scalesOf(rows) : unscaled(rows[0].length);
  const ids = [...config.net.layers.map(({ id }) => id), 'out'];
  return {
    task,
    classes: data.classes,
    inputs: inputs.map((name, k) => {
      const [low, high] = samples.ranges[k] ?? [0, 1];
      return { name, low, high };
    }),
    features,
    mean,
    std,
    layers: ids.map((id) => layerOf(config, weights, id)),
    ...unitsOf(config, data),
    threshold: config.net.out === 'sigmoid' ? 0.5 : 0,
  };
}

function layerOf(config: ExperimentConfig, weights: Weights, id: string) {
  const of = (name: string) => weights[`${id}.${name}`];
  const matrix = of('linear.weight');
  const [units, width] = matrix.shape;
  const layer = config.net.layers.find((one) => one.id === id);
  return {
    weight: Array.from({ length: units }, (_, i) =>
      Array.from({ length: width }, (_, k) => matrix.data[i * width + k]),
    ),
    bias: Array.from(of('linear.bias').data),
    norm: layer?.batchNorm ? normOf(of) : null,
    activation: layer?.activation ?? config.net.out,
  };
}

/** y = (x − mean) / √(variance + ε) · weight + bias, as one factor and one summand for each unit. */
function normOf(of: (name: string) => Weights[string]) {
  const [weight, bias, mean, variance] = ['weight', 'bias', 'runningMean', 'runningVar'].map(
    (name) => Array.from((of(`norm.${name}`) ?? of(`norm.${snake(name)}`)).data),
  );
  const scale = weight.map((w, i) => w / Math.sqrt(variance[i] + 1e-5));
  return { scale, shift: bias.map((b, i) => b - mean[i] * scale[i]) };
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The value of a feature at a point. */
export function featureAt(name: Feature, x1: number, x2: number): number {
  switch (name) {
    case 'x1':
      return x1;
    case 'x2':
      return x2;
    case 'x1²':
      return x1 * x1;
    case 'x2²':
      return x2 * x2;
    case 'x1x2':
      return x1 * x2;
    case 'sin x1':
      return Math.sin(x1);
    case 'sin x2':
      return Math.sin(x2);
  }
}

function trainingRows({ samples }: TrainedOn, features: readonly Feature[] | null): number[][] {
  const { x, width, n, part } = samples;
  const rows: number[][] = [];
  for (let row = 0; row < n; row++) {
    if (part[row] !== 0) continue;
    const at = Array.from({ length: width }, (_, k) => x[row * width + k]);
    rows.push(features ? features.map((name) => featureAt(name, at[0], at[width - 1])) : at);
  }
  return rows;
}

function scalesOf(rows: readonly number[][]) {
  const mean = rows[0].map((_, k) => rows.reduce((sum, row) => sum + row[k] / rows.length, 0));
  const std = mean.map((center, k) => {
    const square = rows.reduce((sum, row) => sum + (row[k] - center) ** 2 / rows.length, 0);
    return Math.sqrt(square) || 1;
  });
  return { mean, std };
}

const unscaled = (width: number) => ({
  mean: Array.from({ length: width }, () => 0),
  std: Array.from({ length: width }, () => 1),
});

/** How the output of a network that learned a number reads in the units of the data. */
function unitsOf({ net, prep }: ExperimentConfig, { task, samples }: TrainedOn) {
  if (task !== 'regression') return { center: 0, scale: 1 };
  const values = Array.from(samples.y).filter((_, row) => samples.part[row] === 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const width = high - low || 1;
  if (net.out === 'sigmoid') return { center: low, scale: width };
  if (net.out === 'tanh') return { center: (low + high) / 2, scale: width / 2 };
  if (!prep.standardize) return { center: 0, scale: 1 };
  const center = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return { center, scale: Math.sqrt(square / values.length) || 1 };
}
