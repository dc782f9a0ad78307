import * as layers from '@bp/layers';
import * as regularize from '@bp/regularize';
import { Rng, type Tensor } from '@bp/tensor';

type Matrix = readonly (readonly number[])[];
/** A function and the values of all its inputs. */
export type NetworkSample = readonly [
  fn: (...inputs: Tensor[]) => Tensor,
  ...inputs: (Matrix | readonly number[])[],
];

// Away from the kinks, which lie at 0, ±0.5, ±1, ±3 and 6.
const x = [
  [0.25, -1.5, 2, -0.3],
  [0.75, -4, 7, -0.125],
];
const square = [...x, [-0.6, 1.75, 0.5, 2.5], [1.125, 0.3, -2, 0.9]];
const w = [
  [0.5, -0.25, 1.5, 0.125],
  [-1, 0.75, 0.375, -0.5],
  [0.25, 1.25, -0.75, 2],
];
const slopes = [0.25, -0.5, 0.125, 1.5];
const shifts = [0.5, 0.25, -1, 0.75];
const bias = [0.5, -1, 0.25];

/** A layer whose own parameters are the inputs that follow the first. */
function withParameters<L extends object>(layer: L, parameters: Partial<L>): L {
  return Object.assign(layer, parameters);
}

/** Every export of `@bp/layers` that computes, with all its inputs that carry a gradient. */
const LAYERS: Readonly<Record<string, NetworkSample>> = {
  celu: [(v) => layers.celu(v, { alpha: 0.7 }), x],
  CELU: [(v) => new layers.CELU({ alpha: 0.7 }).forward(v), x],
  elu: [(v) => layers.elu(v, { alpha: 0.7 }), x],
  ELU: [(v) => new layers.ELU({ alpha: 0.7 }).forward(v), x],
  selu: [(v) => layers.selu(v), x],
  SELU: [(v) => new layers.SELU().forward(v), x],
  gelu: [(v) => layers.gelu(v), x],
  GELU: [(v) => new layers.GELU({ approximate: 'tanh' }).forward(v), x],
  glu: [(v) => layers.glu(v), x],
  GLU: [(v) => new layers.GLU(0).forward(v), x],
  maxout: [(v) => layers.maxout(v, 2), x],
  Maxout: [
    (v, weight, b) => {
      const layer = new layers.Maxout(4, 2);
      withParameters(layer.linear, { weight, bias: b });
      return layer.forward(v);
    },
    x,
    square,
    shifts,
  ],
  hardsigmoid: [(v) => layers.hardsigmoid(v), x],
  Hardsigmoid: [(v) => new layers.Hardsigmoid().forward(v), x],
  hardswish: [(v) => layers.hardswish(v), x],
  Hardswish: [(v) => new layers.Hardswish().forward(v), x],
  hardtanh: [(v) => layers.hardtanh(v), x],
  Hardtanh: [(v) => new layers.Hardtanh({ min: -2, max: 3 }).forward(v), x],
  relu6: [(v) => layers.relu6(v), x],
  ReLU6: [(v) => new layers.ReLU6().forward(v), x],
  prelu: [(v, weight) => layers.prelu(v, weight), x, slopes],
  PReLU: [
    (v, weight) => withParameters(new layers.PReLU({ numParameters: 4 }), { weight }).forward(v),
    x,
    slopes,
  ],
  LeakyReLU: [(v) => new layers.LeakyReLU({ negativeSlope: 0.2 }).forward(v), x],
  ReLU: [(v) => new layers.ReLU().forward(v), x],
  RReLU: [(v) => new layers.RReLU({ rng: new Rng(7) }).forward(v), x],
  hardshrink: [(v) => layers.hardshrink(v), x],
  Hardshrink: [(v) => new layers.Hardshrink({ lambda: 0.2 }).forward(v), x],
  softshrink: [(v) => layers.softshrink(v), x],
  Softshrink: [(v) => new layers.Softshrink({ lambda: 0.2 }).forward(v), x],
  logSigmoid: [(v) => layers.logSigmoid(v), x],
  LogSigmoid: [(v) => new layers.LogSigmoid().forward(v), x],
  Sigmoid: [(v) => new layers.Sigmoid().forward(v), x],
  mish: [(v) => layers.mish(v), x],
  Mish: [(v) => new layers.Mish().forward(v), x],
  silu: [(v) => layers.silu(v), x],
  SiLU: [(v) => new layers.SiLU().forward(v), x],
  LogSoftmax: [(v) => new layers.LogSoftmax().forward(v), x],
  Softmax: [(v) => new layers.Softmax(0).forward(v), x],
  Softmax2d: [(v) => new layers.Softmax2d().forward(v.reshape([1, 4, 2, 1])), x],
  softmin: [(v) => layers.softmin(v), x],
  Softmin: [(v) => new layers.Softmin(0).forward(v), x],
  Softplus: [(v) => new layers.Softplus({ beta: 2, threshold: 4.5 }).forward(v), x],
  softsign: [(v) => layers.softsign(v), x],
  Softsign: [(v) => new layers.Softsign().forward(v), x],
  Tanh: [(v) => new layers.Tanh().forward(v), x],
  tanhshrink: [(v) => layers.tanhshrink(v), x],
  Tanhshrink: [(v) => new layers.Tanhshrink().forward(v), x],
  threshold: [(v) => layers.threshold(v, 0.5, -2), x],
  Threshold: [(v) => new layers.Threshold(-1, 3).forward(v), x],
  Flatten: [(v) => new layers.Flatten(0).forward(v), x],
  Unflatten: [(v) => new layers.Unflatten(1, [2, 2]).forward(v), x],
  Identity: [(v) => new layers.Identity().forward(v), x],
  linear: [(v, weight, b) => layers.linear(v, weight, b), x, w, bias],
  Linear: [
    (v, weight, b) => withParameters(new layers.Linear(4, 3), { weight, bias: b }).forward(v),
    x,
    w,
    bias,
  ],
  Conv2d: [
    (v, weight, b) => {
      const layer = new layers.Conv2d(1, 3, 2, { padding: 1, paddingMode: 'replicate' });
      const parameters = { weight: weight.reshape([3, 1, 2, 2]), bias: b };
      return withParameters(layer, parameters).forward(v.reshape([2, 1, 2, 2]));
    },
    x,
    w,
    bias,
  ],
  MaxPool2d: [(v) => new layers.MaxPool2d(2, { stride: 1 }).forward(v.reshape([1, 2, 4])), x],
  AvgPool2d: [(v) => new layers.AvgPool2d(2, { padding: 1 }).forward(v.reshape([1, 2, 4])), x],
  AdaptiveAvgPool2d: [(v) => new layers.AdaptiveAvgPool2d(1).forward(v.reshape([1, 2, 4])), x],
  Sequential: [
    (v, weight, b) => {
      const linear = withParameters(new layers.Linear(4, 3), { weight, bias: b });
      return new layers.Sequential(linear, new layers.Tanh()).forward(v);
    },
    x,
    w,
    bias,
  ],
};

/** Every export of `@bp/regularize` that computes, with all its inputs that carry a gradient. */
const REGULARIZE: Readonly<Record<string, NetworkSample>> = {
  BatchNorm1d: [
    (v, weight, b) =>
      withParameters(new regularize.BatchNorm1d(4), { weight, bias: b }).forward(v.reshape([4, 4])),
    square,
    slopes,
    shifts,
  ],
  BatchNorm2d: [
    (v, weight, b) =>
      withParameters(new regularize.BatchNorm2d(4), { weight, bias: b }).forward(
        v.reshape([2, 4, 2, 1]),
      ),
    square,
    slopes,
    shifts,
  ],
  BatchNorm3d: [
    (v, weight, b) =>
      withParameters(new regularize.BatchNorm3d(4), { weight, bias: b }).forward(
        v.reshape([2, 4, 1, 1, 2]),
      ),
    square,
    slopes,
    shifts,
  ],
  LayerNorm: [
    (v, weight, b) => withParameters(new regularize.LayerNorm(4), { weight, bias: b }).forward(v),
    x,
    slopes,
    shifts,
  ],
  dropout: [(v) => regularize.dropout(v, { p: 0.4, rng: new Rng(7) }), x],
  Dropout: [(v) => new regularize.Dropout(0.4, { rng: new Rng(7) }).forward(v), x],
  gaussianNoise: [(v) => regularize.gaussianNoise(v, { std: 0.4, rng: new Rng(7) }), x],
  GaussianNoise: [(v) => new regularize.GaussianNoise(0.4, { rng: new Rng(7) }).forward(v), x],
  l1: [(v, b) => regularize.l1([v, b], 0.3), x, bias],
  l2: [(v, b) => regularize.l2([v, b], 0.3), x, bias],
  elasticNet: [(v, b) => regularize.elasticNet([v, b], { l1: 0.3, l2: 0.2 }), x, bias],
};

/** How the gradient of every layer and regulariser is checked. */
export const NETWORK_SAMPLES = { ...LAYERS, ...REGULARIZE };

/** What the two packages export besides, by the reason why there is nothing to differentiate or to compile. */
const WITHOUT_SAMPLE = {
  'draws or sets first values, in place': [
    'constant',
    'initialize',
    'kaimingNormal',
    'kaimingUniform',
    'lecunNormal',
    'lecunUniform',
    'normal',
    'orthogonal',
    'sparse',
    'truncatedNormal',
    'uniform',
    'xavierNormal',
    'xavierUniform',
  ],
  'computes with plain numbers': ['calculateGain', 'fans', 'EarlyStopping'],
  'overwrites weights after a step, without a record': ['maxNorm'],
} as const;

/** The names of the samples, and of what needs none. */
export const KNOWN_TO_NETWORKS: readonly string[] = [
  ...Object.keys(NETWORK_SAMPLES),
  ...Object.values(WITHOUT_SAMPLE).flat(),
];
