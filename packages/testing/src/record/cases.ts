import { checkpoint, customOp, parameter, variable } from '@bp/autograd';
import * as layers from '@bp/layers';
import * as losses from '@bp/losses';
import type { Module } from '@bp/module';
import * as regularize from '@bp/regularize';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { lossTrials } from '../bits/losses';
import { NETWORK_SAMPLES } from '../layers/samples';

/** A loss in float64 with the leaves that it came from. */
export interface Recorded {
  readonly loss: Tensor;
  readonly leaves: readonly Tensor[];
}

/** Records a loss anew at every call. */
export type RecordedCase = () => Recorded;

const dtype = 'float64';

/** A weighted sum, so that every element has a gradient of its own, into which its own square enters. */
function toLoss(output: Tensor): Tensor {
  const weights = Float64Array.from({ length: output.size }, (_, i) => 0.3 + ((i * 7) % 5) / 4);
  return output.square().add(output).mul(tensor(weights).reshape(output.shape)).mean();
}

const draw = (shape: readonly number[], seed = 3): Tensor => new Rng(seed).normal(shape, { dtype });

/** A layer on an input: both its own parameters and the input are leaves. */
function ofLayer(make: () => Module & { forward(x: Tensor): Tensor }, shape: readonly number[]) {
  return (): Recorded => {
    const layer = make();
    for (const [i, weight] of layer.parameters().entries()) {
      weight.assign(
        draw(weight.shape, 11 + i)
          .mul(0.4)
          .add(0.2),
      );
    }
    const x = variable(draw(shape));
    return { loss: toLoss(layer.forward(x)), leaves: [x, ...layer.parameters()] };
  };
}

const IMAGES = [2, 3, 5, 4];

const BY_LAYER: Readonly<Record<string, RecordedCase>> = {
  Linear: ofLayer(() => new layers.Linear(4, 3, { dtype }), [5, 4]),
  'Linear without batch': ofLayer(() => new layers.Linear(4, 3, { dtype }), [4]),
  Conv2d: ofLayer(() => new layers.Conv2d(3, 2, 3, { padding: 1, stride: 2, dtype }), IMAGES),
  'Conv2d with circular edges': ofLayer(
    () => new layers.Conv2d(3, 2, 3, { padding: 1, paddingMode: 'circular', dtype }),
    IMAGES,
  ),
  MaxPool2d: ofLayer(() => new layers.MaxPool2d(3, { stride: 1, padding: 1 }), IMAGES),
  AvgPool2d: ofLayer(() => new layers.AvgPool2d(2, { stride: 1, padding: 1 }), IMAGES),
  AdaptiveAvgPool2d: ofLayer(() => new layers.AdaptiveAvgPool2d([2, 3]), IMAGES),
  'BatchNorm1d in training': ofLayer(() => new regularize.BatchNorm1d(4, { dtype }), [6, 4]),
  'BatchNorm1d on sequences': ofLayer(() => new regularize.BatchNorm1d(2, { dtype }), [3, 2, 4]),
  'BatchNorm1d in evaluation': ofLayer(
    () => new regularize.BatchNorm1d(4, { dtype }).eval(),
    [6, 4],
  ),
  'BatchNorm1d without gain': ofLayer(
    () => new regularize.BatchNorm1d(4, { affine: false, dtype }),
    [6, 4],
  ),
  'BatchNorm1d without running statistics, in evaluation': ofLayer(
    () => new regularize.BatchNorm1d(4, { trackRunningStats: false, dtype }).eval(),
    [6, 4],
  ),
  'BatchNorm2d in training': ofLayer(() => new regularize.BatchNorm2d(3, { dtype }), IMAGES),
  'BatchNorm2d in evaluation': ofLayer(
    () => new regularize.BatchNorm2d(3, { dtype }).eval(),
    IMAGES,
  ),
  'BatchNorm3d in training': ofLayer(
    () => new regularize.BatchNorm3d(2, { dtype }),
    [2, 2, 2, 2, 3],
  ),
  LayerNorm: ofLayer(() => new regularize.LayerNorm(5, { dtype }), [4, 5]),
  'LayerNorm over two axes': ofLayer(() => new regularize.LayerNorm([5, 4], { dtype }), IMAGES),
  'LayerNorm without gain': ofLayer(
    () => new regularize.LayerNorm(5, { elementwiseAffine: false, dtype }),
    [4, 5],
  ),
  Dropout: ofLayer(() => new regularize.Dropout(0.4, { rng: new Rng(7) }), [5, 4]),
  GaussianNoise: ofLayer(() => new regularize.GaussianNoise(0.4, { rng: new Rng(7) }), [5, 4]),
  Maxout: ofLayer(() => new layers.Maxout(5, 3, { dtype }), [4, 5]),
  PReLU: ofLayer(() => new layers.PReLU({ numParameters: 3, dtype }), IMAGES),
  RReLU: ofLayer(() => new layers.RReLU({ rng: new Rng(7) }), [5, 4]),
  'a network with everything': ofLayer(
    () =>
      new layers.Sequential(
        new layers.Conv2d(3, 4, 3, { padding: 1, dtype }),
        new regularize.BatchNorm2d(4, { dtype }),
        new layers.GELU(),
        new layers.MaxPool2d(2),
        new layers.Flatten(),
        new regularize.Dropout(0.3, { rng: new Rng(7) }),
        new layers.Linear(16, 6, { dtype }),
        new regularize.LayerNorm(6, { dtype }),
        new layers.PReLU({ dtype }),
        new layers.Linear(6, 3, { dtype }),
      ),
    IMAGES,
  ),
};

/** Every way of every loss. Real operands are leaves, also where they are targets or weights. */
const BY_LOSS: Readonly<Record<string, RecordedCase>> = Object.fromEntries(
  Object.entries(lossTrials(dtype)).flatMap(([name, trials]) =>
    trials.map(({ name: way, make, inputs }) => [
      `${name}, ${way}`,
      (): Recorded => {
        // Labels stay as they are: a sign or a truth value moves in jumps.
        const leaf = ({ data, dtype: type }: Tensor): boolean =>
          type === dtype && data.some((value) => !Number.isInteger(value));
        const operands = inputs
          .map((x) => (x.rank === 2 ? x.slice('0:4') : x.slice('0:4').clone()))
          .map((x) => (leaf(x) ? variable(x) : x));
        const result = make()(...operands) as Tensor;
        return { loss: toLoss(result), leaves: operands.filter((x) => x.requiresGrad) };
      },
    ]),
  ),
);

const LABELS = [2, 0, -100, 1, 2];

const BY_HAND: Readonly<Record<string, RecordedCase>> = {
  'crossEntropy with weights and ignored samples': () => {
    const x = variable(draw([5, 3]));
    const weight = variable([0.5, 1.5, 2.5], { dtype });
    return { loss: losses.crossEntropy(x, LABELS, { weight }), leaves: [x, weight] };
  },
  'crossEntropy with smoothed labels, weights and ignored samples': () => {
    const x = variable(draw([5, 3]));
    const weight = variable([0.5, 1.5, 2.5], { dtype });
    const options = { weight, labelSmoothing: 0.2 };
    return { loss: losses.crossEntropy(x, LABELS, options), leaves: [x, weight] };
  },
  'gaussianNll of one variance for each row': () => {
    const [y, t] = [variable(draw([3, 2])), draw([3, 2], 4)];
    const v = variable([[0.9], [0.7], [1.3]], { dtype });
    return { loss: losses.gaussianNll(y, t, v), leaves: [y, v] };
  },
  logSumExp: () => {
    const x = variable(draw([4, 3]));
    return { loss: toLoss(x.logSumExp({ axis: 1 })), leaves: [x] };
  },
  'an operation of one’s own': () => {
    const x = variable(draw([4, 3]));
    return { loss: toLoss(cube(x.mul(0.5), x)), leaves: [x] };
  },
  checkpoint: () => {
    const x = variable(draw([4, 3]));
    const w = parameter(draw([3, 2], 5));
    const y = checkpoint(
      (v: Tensor, u: Tensor) => v.matmul(w).tanh().mul(u),
      x.exp(),
      x.narrow(1, 0, 2),
    );
    return { loss: toLoss(y), leaves: [x, w] };
  },
  'checkpoint in a checkpoint': () => {
    const x = variable(draw([4, 3]));
    const norm = new regularize.BatchNorm1d(3, { trackRunningStats: false, dtype });
    const inner = (v: Tensor): Tensor => norm.forward(v).sin();
    const outer = (v: Tensor): Tensor => checkpoint(inner, v.mul(2)).mul(v);
    return { loss: toLoss(checkpoint(outer, x.square())), leaves: [x, ...norm.parameters()] };
  },
  'a tensor used twice': () => {
    const x = variable(draw([3, 3]));
    return { loss: toLoss(x.matmul(x).mul(x)), leaves: [x] };
  },
  'shared weights over time': () => {
    const [w, u] = [parameter(draw([3, 3])), parameter(draw([2, 3], 4))];
    let h = draw([2, 3], 5);
    for (let t = 0; t < 3; t++)
      h = h
        .matmul(w)
        .add(draw([2, 2], 6 + t).matmul(u))
        .tanh();
    return { loss: toLoss(h), leaves: [w, u] };
  },
};

/** x²·y */
const cube = customOp({
  name: 'squareTimes',
  forward: (x, y) => x.square().mul(y),
  backward: ({ grad, inputs: [x, y] }) => [grad.mul(x).mul(y).mul(2), grad.mul(x.square())],
});

/** Everything that the two packages of layers export, on small inputs. */
const BY_SAMPLE: Readonly<Record<string, RecordedCase>> = Object.fromEntries(
  Object.entries(NETWORK_SAMPLES).map(([name, [fn, ...inputs]]) => [
    `sample of ${name}`,
    (): Recorded => {
      const leaves = inputs.map((values) => variable(values, { dtype }));
      return { loss: toLoss(fn(...leaves)), leaves };
    },
  ]),
);

/** Losses whose records must tell all that they depend on. */
export const RECORDED: Readonly<Record<string, RecordedCase>> = {
  ...BY_LAYER,
  ...BY_LOSS,
  ...BY_HAND,
  ...BY_SAMPLE,
};
