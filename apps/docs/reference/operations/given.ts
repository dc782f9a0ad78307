import * as layers from '@bp/layers';
import * as losses from '@bp/losses';
import { full, stack, type Tensor, tensor, zerosLike } from '@bp/tensor';
import type { InBoth } from '../../content/languages.ts';

/** A function of one number, told of beside its kin: where it is drawn, and what is held fixed. */
export interface Given {
  readonly name: string;
  /** Elementwise, or row by row. */
  readonly fn: (x: Tensor) => Tensor;
  readonly range: readonly [number, number];
  readonly xLabel: string;
  readonly fixed: InBoth;
}

const filled = (x: Tensor, value: number): Tensor => full(x.shape, value, { dtype: 'float64' });

/** A loss of a number and a target. */
function pointwise(
  name: string,
  loss: (x: Tensor, t: Tensor, options: { reduction: 'none' }) => Tensor,
  target: number,
  range: readonly [number, number] = [-3, 3],
  xLabel = 'y',
): Given {
  const text = `t = ${String(target).replace('-', '−')}`;
  return {
    name,
    fn: (x) => loss(x, filled(x, target), { reduction: 'none' }),
    range,
    xLabel,
    fixed: { ko: text, en: text },
  };
}

const rowsOf = (x: Tensor): Tensor => stack([x, zerosLike(x)], 1);
const firstClass = (x: Tensor): Tensor => tensor(new Int32Array(x.size));
const CLASSES = {
  ko: '두 클래스의 점수 [x, 0], 맞는 클래스는 0',
  en: 'scores [x, 0] of two classes, of which class 0 is right',
} as const satisfies InBoth;

/** A loss of the scores of classes. */
function ofClasses(name: string, fn: Given['fn']): Given {
  return { name, fn, range: [-4, 4], xLabel: 'x', fixed: CLASSES };
}

const NONE = { reduction: 'none' } as const;

export const LOSSES: readonly Given[] = [
  pointwise('mse', losses.mse, 0),
  {
    name: 'halfSse',
    fn: (x) =>
      stack(Array.from({ length: x.size }, (_, i) => losses.halfSse(x.slice([[i, i + 1]]), [0]))),
    range: [-3, 3],
    xLabel: 'o',
    fixed: { ko: 't = 0', en: 't = 0' },
  },
  pointwise('mae', losses.mae, 0),
  pointwise('huber', losses.huber, 0),
  pointwise('smoothL1', losses.smoothL1, 0),
  pointwise('bce', losses.bce, 1, [0.001, 1], 'p'),
  pointwise('bceWithLogits', losses.bceWithLogits, 1, [-4, 4], 'x'),
  ofClasses('crossEntropy', (x) => losses.crossEntropy(rowsOf(x), firstClass(x), NONE)),
  {
    ...ofClasses('nll', (x) => losses.nll(rowsOf(x), firstClass(x), NONE)),
    range: [-4, 0],
    xLabel: 'ln p',
    fixed: { ko: '맞는 클래스의 로그 확률', en: 'the log-probability of the right class' },
  },
  pointwise('klDiv', losses.klDiv, 0.5, [-4, 0], 'ln p'),
  pointwise('hinge', losses.hinge, 1, [-3, 3], 'x'),
  pointwise('hingeEmbedding', losses.hingeEmbedding, -1, [0, 3], 'x'),
  pointwise('softMargin', losses.softMargin, 1, [-4, 4], 'x'),
  ofClasses('multiMargin', (x) => losses.multiMargin(rowsOf(x), firstClass(x), NONE)),
  {
    name: 'marginRanking',
    fn: (x) => losses.marginRanking(x, zerosLike(x), filled(x, 1), NONE),
    range: [-3, 3],
    xLabel: 'a',
    fixed: { ko: 'b = 0, t = 1', en: 'b = 0, t = 1' },
  },
  {
    name: 'cosineEmbedding',
    fn: (x) =>
      losses.cosineEmbedding(
        stack([x.cos(), x.sin()], 1),
        stack([filled(x, 1), filled(x, 0)], 1),
        filled(x, 1),
        NONE,
      ),
    range: [-3.1, 3.1],
    xLabel: 'θ',
    fixed: { ko: '두 벡터 사이의 각 θ, t = 1', en: 'the angle θ between two vectors, t = 1' },
  },
  pointwise('poissonNll', losses.poissonNll, 2, [-2, 3], 'x'),
  {
    name: 'gaussianNll',
    fn: (x) => losses.gaussianNll(x, filled(x, 0), filled(x, 1), NONE),
    range: [-3, 3],
    xLabel: 'y',
    fixed: { ko: 't = 0, v = 1', en: 't = 0, v = 1' },
  },
  {
    ...ofClasses('multiLabelSoftMargin', (x) =>
      losses.multiLabelSoftMargin(x.unsqueeze(1), filled(x, 1).unsqueeze(1), NONE),
    ),
    fixed: { ko: '클래스 하나, t = 1', en: 'one class, t = 1' },
  },
  {
    name: 'multiLabelMargin',
    fn: (x) =>
      losses.multiLabelMargin(rowsOf(x), stack([firstClass(x), firstClass(x).sub(1)], 1), NONE),
    range: [-3, 3],
    xLabel: 'x',
    fixed: CLASSES,
  },
  {
    name: 'tripletMargin',
    fn: (x) =>
      losses.tripletMargin(
        zerosLike(x).unsqueeze(1),
        x.unsqueeze(1),
        filled(x, 1).unsqueeze(1),
        NONE,
      ),
    range: [-3, 3],
    xLabel: 'positive',
    fixed: { ko: 'anchor = 0, negative = 1', en: 'anchor = 0, negative = 1' },
  },
];

const activation = (name: string, fn: Given['fn']): Given => ({
  name,
  fn,
  range: [-4, 4],
  xLabel: 'x',
  fixed: { ko: '', en: '' },
});

export const ACTIVATIONS: readonly Given[] = [
  activation('sigmoid', (x) => x.sigmoid()),
  activation('tanh', (x) => x.tanh()),
  activation('relu', (x) => x.relu()),
  activation('leakyRelu', (x) => x.leakyRelu()),
  {
    ...activation('prelu', (x) => layers.prelu(x, tensor([0.25], { dtype: 'float64' }))),
    fixed: { ko: 'a = 0.25', en: 'a = 0.25' },
  },
  activation('softplus', (x) => x.softplus()),
  activation('elu', (x) => layers.elu(x)),
  activation('celu', (x) => layers.celu(x)),
  activation('selu', (x) => layers.selu(x)),
  activation('gelu', (x) => layers.gelu(x)),
  activation('silu', (x) => layers.silu(x)),
  activation('mish', (x) => layers.mish(x)),
  activation('relu6', (x) => layers.relu6(x)),
  activation('hardtanh', (x) => layers.hardtanh(x)),
  activation('hardsigmoid', (x) => layers.hardsigmoid(x)),
  activation('hardswish', (x) => layers.hardswish(x)),
  activation('hardshrink', (x) => layers.hardshrink(x)),
  activation('softshrink', (x) => layers.softshrink(x)),
  activation('tanhshrink', (x) => layers.tanhshrink(x)),
  activation('softsign', (x) => layers.softsign(x)),
  activation('logSigmoid', (x) => layers.logSigmoid(x)),
  {
    ...activation('threshold', (x) => layers.threshold(x, 1, 0)),
    fixed: { ko: '문턱값 1, 아니면 0', en: 'a level of 1, else 0' },
  },
];
