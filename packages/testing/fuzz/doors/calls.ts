import { parameter, variable } from '@bp/autograd';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { buffer } from '@bp/module';
import { Adam, constantLr, exponentialLr, SGD } from '@bp/optim';
import { isBpError, mul, Rng, sum, type Tensor, tensor } from '@bp/tensor';
import { ko } from '@bp/tensor/ko';
import { Draw } from '../draw';
import {
  aCount,
  aDtype,
  aNumber,
  anAxis,
  aShape,
  aTensor,
  realTensor,
  someOptions,
  tensorLike,
} from './plausible';

type Maker = (draw: Draw) => unknown;

const x: Maker = (draw) => tensorLike(draw);
const real: Maker = (draw) => realTensor(draw, [2, 3]);
const matrix: Maker = (draw) =>
  realTensor(
    draw,
    draw.of([
      [2, 3],
      [3, 2],
      [3, 3],
    ]),
  );
const images: Maker = (draw) => realTensor(draw, [1, 2, 4, 4]);
/** Stands for options by the names that the function has. */
const options: Maker = () => undefined;
const labels: Maker = (draw) => tensor([draw.below(3), draw.below(3)], { dtype: 'int32' });
const probabilities: Maker = () =>
  tensor([
    [0.25, 0.5, 0.25],
    [0.5, 0.25, 0.25],
  ]);
const signs: Maker = () =>
  tensor([
    [1, -1, 1],
    [1, 1, -1],
  ]);
const parameters: Maker = (draw) => {
  const p = parameter(realTensor(draw, [2, 3]).detach());
  p.square().sum().backward();
  return draw.of([[p], [p, parameter([1])], new Linear(2, 3).parameters()]);
};
const square: Maker = () => (v: Tensor) => mul(v, v);
const toScalar: Maker = () => (v: Tensor) => sum(mul(v, v));
const model: Maker = () => new Sequential(new Linear(3, 4), new ReLU(), new Linear(4, 2));
const layer: Maker = (draw) => draw.of([new Linear(2, 3), new ReLU()]);
const one =
  (value: unknown): Maker =>
  () =>
    value;

const factorOfStep: Maker = () => (step: number) => 1 / (1 + step);
const schedules: Maker = () => [constantLr(), exponentialLr({ gamma: 0.9 })];

const LOSS: readonly Maker[] = [real, real, options];

/** Arguments that exports work with, by name; the rest take a tensor, and another, and options. */
const ARGUMENTS: Readonly<Record<string, readonly Maker[]>> = {
  // values
  tensor: [x, options],
  zeros: [aShape, options],
  ones: [aShape, options],
  full: [aShape, aNumber, options],
  zerosLike: [x, options],
  onesLike: [x, options],
  fullLike: [x, aNumber, options],
  eye: [aCount, aCount, options],
  arange: [aNumber, aNumber, aNumber, options],
  linspace: [aNumber, aNumber, aCount, options],
  fromNdarray: [(draw) => aTensor(draw).view],
  oneHot: [labels, one(3), options],
  cast: [x, aDtype],
  isTensor: [x],
  // views
  reshape: [matrix, (draw) => draw.of([[6], [-1], [3, 2], [1, 6]])],
  flatten: [x, anAxis, anAxis],
  squeeze: [x, anAxis],
  unsqueeze: [x, anAxis],
  transpose: [x, anAxis, anAxis],
  permute: [
    matrix,
    (draw) =>
      draw.of([
        [1, 0],
        [0, 1],
        [-1, -2],
      ]),
  ],
  expand: [
    (draw) => aTensor(draw, [1, 3]),
    (draw) =>
      draw.of([
        [2, 3],
        [4, 2, 3],
      ]),
  ],
  broadcastTo: [
    (draw) => aTensor(draw, [1, 3]),
    (draw) =>
      draw.of([
        [2, 3],
        [4, 2, 3],
      ]),
  ],
  sumTo: [matrix, (draw) => draw.of([[3], [1, 3], []])],
  flip: [x, anAxis],
  slice: [matrix, (draw) => draw.of([[0, 1], '1:', ['::2', ':'], [null, [0, 1]]])],
  at: [matrix, anAxis, anAxis],
  narrow: [matrix, anAxis, one(0), one(1)],
  gather: [matrix, anAxis, () => [[0, 1]]],
  indexSelect: [matrix, anAxis, () => [0, 1]],
  scatterAdd: [matrix, anAxis, () => [[0, 1]], () => [[1, 2]]],
  concat: [(draw) => [real(draw), real(draw)], options],
  stack: [(draw) => [real(draw), real(draw)], options],
  split: [matrix, (draw) => draw.of([1, 2, [1, 1], [1, 2]]), options],
  chunk: [matrix, aCount, options],
  unstack: [matrix, options],
  assign: [real, aNumber],
  // operations
  pow: [x, aNumber],
  clamp: [x, aNumber, aNumber],
  where: [x, x, x],
  maskedFill: [x, x, aNumber],
  softmax: [x, anAxis],
  logSoftmax: [x, anAxis],
  softmin: [x, anAxis],
  glu: [images, anAxis],
  cumsum: [x, anAxis],
  tril: [matrix, anAxis],
  triu: [matrix, anAxis],
  conv2d: [images, (draw) => realTensor(draw, [3, 2, 2, 2]), options],
  maxPool2d: [images, aCount, options],
  avgPool2d: [images, aCount, options],
  adaptiveAvgPool2d: [images, aCount],
  unfold: [images, aCount, options],
  fold: [(draw) => realTensor(draw, [1, 8, 9]), () => [4, 4], () => 2, options],
  // the process
  setBackend: [(draw) => draw.of(['wasm', 'reference'])],
  setLanguage: [(draw) => draw.of([null, ko])],
  seed: [aCount],
  isBpError: [x],
  randomSource: [one('op'), () => new Rng(7)],
  rngFromState: [() => new Rng(7).state()],
  Rng: [aCount, one('name')],
  BpError: [one('BP_SHAPE'), one('op'), one('got {got}'), () => ({ got: 1 })],
  useThreads: [one(1)],
  // gradients
  parameter: [real, options],
  variable: [real, options],
  retainGrad: [(draw) => variable(realTensor(draw)).mul(2)],
  gradients: [
    () => {
      const v = variable([1, 2]);
      return [v.square().sum()];
    },
    () => [variable([1])],
    options,
  ],
  backward: [(draw) => variable(realTensor(draw)).sum(), () => [null]],
  grad: [toScalar],
  valueAndGrad: [toScalar],
  vjp: [square, real],
  jvp: [square, (draw) => [real(draw)], (draw) => [real(draw)]],
  jacobian: [square, real],
  hessian: [toScalar, () => [1, 2]],
  hvp: [toScalar, () => [1, 2], () => [1, 2]],
  checkpoint: [square, real],
  customOp: [() => ({ name: 'double', forward: (v: Tensor) => mul(v, 2), backward: () => [null] })],
  gradcheck: [toScalar, (draw) => [real(draw)], options],
  gradgradcheck: [toScalar, (draw) => [real(draw)], options],
  noGrad: [() => () => 1],
  enableGrad: [() => () => 1],
  compile: [square, options],
  // modules
  buffer: [() => tensor([1])],
  isBuffer: [() => buffer(tensor([1]))],
  isModule: [layer],
  isParameter: [() => parameter([1])],
  describeOptions: [options, options],
  fingerprint: [(draw) => ({ x: aTensor(draw) })],
  linear: [real, (draw) => realTensor(draw, [4, 3]), (draw) => realTensor(draw, [4])],
  prelu: [real, () => tensor([0.25])],
  threshold: [x, aNumber, aNumber],
  initialize: [model, options],
  Linear: [aCount, aCount, options],
  Maxout: [aCount, aCount, options],
  maxout: [matrix, one(1), anAxis],
  Conv2d: [aCount, aCount, aCount, options],
  MaxPool2d: [aCount, options],
  AvgPool2d: [aCount, options],
  AdaptiveAvgPool2d: [aCount],
  BatchNorm1d: [one(3), options],
  BatchNorm2d: [one(2), options],
  BatchNorm3d: [one(2), options],
  LayerNorm: [() => [3], options],
  Dropout: [() => 0.5, options],
  dropout: [real, options],
  GaussianNoise: [() => 0.5, options],
  gaussianNoise: [real, options],
  Sequential: [layer, layer],
  Flatten: [anAxis, anAxis],
  Unflatten: [anAxis, aShape],
  GLU: [anAxis],
  Softmax: [anAxis],
  LogSoftmax: [anAxis],
  Softmin: [anAxis],
  Threshold: [aNumber, aNumber],
  EarlyStopping: [options],
  // initialisers
  uniform: [aShape, options],
  normal: [aShape, options],
  truncatedNormal: [aShape, options],
  constant: [aNumber],
  fans: [() => [2, 3]],
  calculateGain: [one('relu'), aNumber],
  kaimingNormal: [() => [2, 3], options],
  kaimingUniform: [() => [2, 3], options],
  lecunNormal: [() => [2, 3], options],
  lecunUniform: [() => [2, 3], options],
  orthogonal: [() => [2, 3], options],
  sparse: [() => [2, 3], options],
  xavierNormal: [() => [2, 3], options],
  xavierUniform: [() => [2, 3], options],
  // losses
  crossEntropy: [real, labels, options],
  nll: [real, labels, options],
  multiMargin: [real, labels, options],
  multiLabelMargin: [
    real,
    () => [
      [0, -1, -1],
      [1, 2, -1],
    ],
    options,
  ],
  bce: [probabilities, probabilities, options],
  klDiv: [real, probabilities, options],
  softMargin: [real, signs, options],
  hinge: [real, signs, options],
  hingeEmbedding: [real, signs, options],
  cosineEmbedding: [real, real, () => [1, -1], options],
  marginRanking: [real, real, signs, options],
  tripletMargin: [real, real, real, options],
  gaussianNll: [real, real, probabilities, options],
  poissonNll: [real, probabilities, options],
  mse: LOSS,
  mae: LOSS,
  huber: LOSS,
  smoothL1: LOSS,
  halfSse: LOSS,
  bceWithLogits: [real, probabilities, options],
  multiLabelSoftMargin: [real, probabilities, options],
  // training
  clipGradNorm: [parameters, aCount, options],
  clipGradValue: [parameters, aCount],
  maxNorm: [parameters, aCount],
  l1: [parameters, aNumber],
  l2: [parameters, aNumber],
  elasticNet: [parameters, options],
  defineOptimizer: [
    () => ({
      name: 'Own',
      options: { lr: [0.1, { holds: () => true, text: 'ℝ' }] },
      rule: () => ({ update: ({ parameter: p }: { parameter: unknown }) => ({ parameter: p }) }),
    }),
  ],
  Scheduler: [() => anOptimizer(), () => exponentialLr({ gamma: 0.9 })],
  lambdaLr: [factorOfStep],
  multiplicativeLr: [factorOfStep],
  chainedLr: [schedules],
  sequentialLr: [schedules, () => ({ milestones: [3] })],
  stepLr: [() => ({ stepSize: 3 })],
  multiStepLr: [() => ({ milestones: [3, 5] })],
  exponentialLr: [() => ({ gamma: 0.9 })],
  cosineLr: [() => ({ tMax: 9 })],
  cosineRestartsLr: [() => ({ t0: 3 })],
  oneCycleLr: [() => ({ maxLr: 1, totalSteps: 9 })],
  cyclicLr: [() => ({ maxLr: 1 })],
  warmupLr: [() => ({ steps: 3 })],
  batches: [aCount, aCount, options],
  stratifiedSplit: [() => [0, 0, 1, 1], () => [0.5, 0.5], options],
  digits: [options],
  iris: [options],
  dataset: [(draw) => draw.of([[1, 2, 3], { x: [1, 2] }, new Set([1, 2]), () => [1, 2]])],
  sequentialSampler: [aCount],
  randomSampler: [aCount, options],
  subsetSampler: [() => [0, 2], options],
  weightedSampler: [() => [1, 2, 3], options],
  stratifiedSampler: [() => [0, 0, 1, 1], one(2)],
  augmentImages: [images, options],
  mixup: [() => ({ x: [[1], [2]], y: [[0.5], [1]] }), options],
  diagnoseData: [
    (draw) =>
      draw.of([
        { x: [[1], [2]], y: [0, 1] },
        { train: { x: [[1]] }, test: { x: [[2]] } },
      ]),
    options,
  ],
};

for (const name of ['constantLr', 'linearLr', 'polynomialLr', 'reduceOnPlateauLr']) {
  (ARGUMENTS as Record<string, readonly Maker[]>)[name] = [options];
}

for (const name of [
  ...['blobs', 'checkerboard', 'circles', 'hills', 'moons', 'plane', 'sine', 'spirals'],
  ...['syntheticFishCakes', 'xor'],
]) {
  (ARGUMENTS as Record<string, readonly Maker[]>)[name] = [options];
}

for (const name of [
  ...['Adadelta', 'Adagrad', 'Adam', 'Adamax', 'AdamW', 'ASGD', 'NAdam', 'RAdam', 'RMSprop'],
  ...['Rprop', 'SGD'],
]) {
  (ARGUMENTS as Record<string, readonly Maker[]>)[name] = [parameters, options];
}

/** Arguments of methods, by the name of the method, where no function of the same name has them. */
const METHODS: Readonly<Record<string, readonly Maker[]>> = {
  forward: [images],
  train: [one(true)],
  eval: [],
  loadStateDict: [
    (draw) => draw.of([new Linear(2, 3).stateDict(), new SGD([parameter([1])]).stateDict()]),
    options,
  ],
  setLr: [() => 0.1],
  step: [],
  zeroGrad: [],
  stateDict: [],
  toArray: [],
  item: [],
  toString: [],
  toJSON: [],
  read: [],
  update: [() => 0.5],
  restore: [() => new Rng(7).state()],
  fork: [one('a')],
  stream: [one('a')],
  integers: [aShape, () => ({ high: 6 })],
  bernoulli: [aShape, options],
  permutation: [aCount],
  uniform: [aShape, options],
  normal: [aShape, options],
  truncatedNormal: [aShape, options],
  resetParameters: [() => () => new Rng(7)],
  fit: [real],
  fitTransform: [real],
  transform: [real],
  inverse: [real],
  describe: [],
  explain: [],
};

const DEFAULT: readonly Maker[] = [x, x, options];

const UNHEARD_OF = 'qqqqqqqqqqqqqqqq';

/** The names of the options of functions, as far as they have been asked for. */
const known = new Map<unknown, readonly string[]>();

/** Asks a function for the names of its options, by giving it one that it cannot have. */
function optionsOf(name: string, makers: readonly Maker[], call: Call): readonly string[] {
  const found = known.get(name);
  if (found !== undefined) return found;
  let names: readonly string[] = [];
  known.set(name, names);
  const draw = new Draw(1);
  const args = makers.map((make) => (make === options ? { [UNHEARD_OF]: 1 } : make(draw)));
  try {
    const result = call(args);
    // what is refused later says nothing of its options here
    if (result instanceof Promise) result.catch(() => {});
  } catch (error) {
    if (isBpError(error) && typeof error.values.known === 'string')
      names = error.values.known.split(', ');
  }
  known.set(name, names);
  return names;
}

type Call = (args: readonly unknown[]) => unknown;

function made(draw: Draw, label: string, makers: readonly Maker[], call: Call): unknown[] {
  return makers.map((make) => {
    if (make !== options) return make(draw);
    const names = optionsOf(label, makers, call);
    return names.length === 0 || draw.chance(0.3) ? undefined : someOptions(draw, names);
  });
}

/** Arguments that a function or class of this name would take. */
export function fitting(draw: Draw, name: string, call: Call): unknown[] {
  const makers = ARGUMENTS[name] ?? (/^[A-Z]/.test(name) ? [options] : DEFAULT);
  return made(draw, name, makers, call);
}

/** Arguments that a method of this name would take. */
export function fittingMethod(draw: Draw, label: string, name: string, call: Call): unknown[] {
  return made(draw, label, METHODS[name] ?? (ARGUMENTS[name] ?? DEFAULT).slice(1), call);
}

/** An optimizer that has something to do. */
export function anOptimizer(): Adam {
  const p = parameter([1, 2]);
  p.square().sum().backward();
  return new Adam([p]);
}
