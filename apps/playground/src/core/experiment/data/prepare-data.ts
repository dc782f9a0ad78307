import { split } from '@bp/data';
import { type Tensor, tensor } from '@bp/tensor';
import type { ExperimentConfig } from '../../config';
import { ExperimentError, type Samples } from '../told';
import { type Features, featuresOf } from './features';
import type { RawData } from './raw-data';
import { type Targets, targetsOf } from './targets';

/** Samples as the network learns them. */
export interface Data {
  readonly raw: RawData;
  readonly samples: Samples;
  readonly features: Features;
  readonly targets: Targets;
  readonly dtype: 'float32' | 'float64';
  /** All inputs, [n, features], and the rows of each part in the order of the samples. */
  readonly x: Tensor;
  readonly rows: readonly [train: Int32Array, validation: Int32Array, test: Int32Array];
  /** Brings inputs as they are drawn to what goes into the network: features, standardised. */
  inputsOf(x: Float64Array): Tensor;
}

/** Splits, and standardises by the samples to learn from alone. */
export function prepareData(config: ExperimentConfig, raw: RawData): Data {
  const { prep, net, loss, seed } = config;
  const dtype = config.dtype === 'f64' ? 'float64' : 'float32';
  const rows = partsOf(raw, prep.split, seed);
  const [train] = rows;
  if (train.length === 0) throw new ExperimentError('empty', { n: raw.n });
  const features = featuresOf(prep.features, raw);
  const width = features.names.length;
  const all = features.of(raw.x);
  const scale = prep.standardize ? scalesOf(all, width, train) : null;
  const scaled = (values: Float64Array): Tensor => {
    const z = scale
      ? values.map((x, i) => (x - scale.mean[i % width]) / scale.std[i % width])
      : values;
    return tensor(z, { dtype }).reshape([values.length / width, width]);
  };
  const targets = targetsOf(raw, train, {
    out: net.out,
    loss,
    standardize: prep.standardize,
    dtype,
  });
  return {
    raw,
    samples: samplesOf(raw, rows),
    features,
    targets,
    dtype,
    x: scaled(all),
    rows,
    inputsOf: (x) => scaled(features.of(x)),
  };
}

/** The rows of each part; classes are in each in the same proportion. */
function partsOf(
  { n, y, task }: RawData,
  percent: readonly number[],
  seed: number,
): [Int32Array, Int32Array, Int32Array] {
  const wanted = percent.flatMap((share, part) => (share > 0 ? [part] : []));
  const stratify = task === 'regression' ? undefined : Int32Array.from(y);
  const found =
    wanted.length === 1
      ? [Int32Array.from({ length: n }, (_, i) => i)]
      : split(
          n,
          wanted.map((part) => percent[part] / 100),
          { seed, stratify },
        );
  const parts: [Int32Array, Int32Array, Int32Array] = [
    new Int32Array(),
    new Int32Array(),
    new Int32Array(),
  ];
  wanted.forEach((part, i) => {
    parts[part] = found[i];
  });
  return parts;
}

function scalesOf(values: Float64Array, width: number, train: Int32Array) {
  const mean = new Float64Array(width);
  const std = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    for (const row of train) mean[k] += values[row * width + k] / train.length;
    for (const row of train) {
      const away = values[row * width + k] - mean[k];
      std[k] += (away * away) / train.length;
    }
    std[k] = Math.sqrt(std[k]) || 1;
  }
  return { mean, std };
}

function samplesOf(
  { x, width, n, y, ranges }: RawData,
  rows: readonly [Int32Array, Int32Array, Int32Array],
): Samples {
  const part = new Uint8Array(n);
  rows.forEach((list, k) => {
    for (const row of list) part[row] = k;
  });
  return { x: Float32Array.from(x), width, n, y: Float32Array.from(y), part, ranges };
}
