import { lax, nn, numpy as np, random } from '@jax-js/jax';
import type { Layer, Values, Work } from '../../works/work';

type Values_ = np.Array;

/** What a step takes and gives back; one entry a layer, empty for layers without. */
export type State = {
  parameters: Values_[][];
  /** Mean and variance of batch normalisation. */
  running: Values_[][];
  first: Values_[][];
  second: Values_[][];
  steps: Values_;
};

export function firstState({ layers }: Work): State {
  const parameters = () => layers.map((layer) => parametersOf(layer));
  const zeros = () => parameters().map((layer) => layer.map((p) => np.zerosLike(p)));
  return {
    parameters: parameters(),
    running: layers.map(({ kind }, i) =>
      kind === 'batchNorm' ? parameters()[i].map((p, j) => np.fullLike(p, j)) : [],
    ),
    first: zeros(),
    second: zeros(),
    steps: np.zeros([]),
  };
}

export function fromValues({ shape, data }: Values): Values_ {
  const dtype = data instanceof Int32Array ? np.int32 : np.float32;
  return np.array(data as Float32Array<ArrayBuffer>, { dtype }).reshape([...shape]);
}

function parametersOf(layer: Layer): Values_[] {
  if (!('weight' in layer)) return [];
  const weight = fromValues(layer.weight);
  // it multiplies fastest by weights of [in, out]
  return [layer.kind === 'linear' ? np.transpose(weight) : weight, fromValues(layer.bias)];
}

/** Mean loss of a batch and the new running statistics; takes over all its arguments. */
export function createLoss({ layers, loss }: Work) {
  return (
    parameters: Values_[][],
    running: Values_[][],
    steps: Values_,
    x: Values_,
    y: Values_,
  ): [Values_, Values_[][]] => {
    const statistics: Values_[][] = [];
    let output = x;
    layers.forEach((layer, i) => {
      [output, statistics[i]] = forward(layer, parameters[i], running[i], steps, output);
    });
    steps.dispose();
    return [loss === 'mse' ? squares(output, y) : crossEntropy(output, y), statistics];
  };
}

function squares(output: Values_, target: Values_): Values_ {
  return np.mean(np.square(output.sub(target)));
}

function crossEntropy(logits: Values_, labels: Values_): Values_ {
  const [samples, classes] = logits.shape;
  const wanted = nn.oneHot(labels, classes);
  return nn
    .logSoftmax(logits, 1)
    .mul(wanted)
    .sum()
    .mul(-1 / samples);
}

function forward(
  layer: Layer,
  [weight, bias]: Values_[],
  running: Values_[],
  steps: Values_,
  x: Values_,
): [Values_, Values_[]] {
  switch (layer.kind) {
    case 'linear':
      return [np.matmul(x, weight).add(bias), []];
    case 'conv2d':
      return [lax.conv(x, weight, [1, 1], 'VALID').add(bias.reshape([-1, 1, 1])), []];
    case 'batchNorm':
      return batchNorm(x, weight, bias, running);
    case 'dropout': {
      const keep = 1 - layer.p;
      const mask = random.bernoulli(random.key(steps.ref.astype(np.uint32)), keep, x.shape);
      return [np.where(mask, x.mul(1 / keep), 0), []];
    }
    case 'maxPool2d': {
      const window = [layer.size, layer.size];
      return [lax.reduceWindow(x, (values) => np.max(values), window, window), []];
    }
    case 'flatten':
      return [x.reshape([x.shape[0], -1]), []];
    case 'relu':
      return [nn.relu(x), []];
    case 'tanh':
      return [np.tanh(x), []];
  }
}

/** Running statistics keep the unbiased variance and move by a tenth, as in PyTorch. */
function batchNorm(
  x: Values_,
  weight: Values_,
  bias: Values_,
  [mean, variance]: Values_[],
): [Values_, Values_[]] {
  const samples = x.shape[0];
  const m = np.mean(x.ref, 0);
  const v = np.var_(x.ref, 0);
  const statistics = [
    mean.mul(0.9).add(lax.stopGradient(m.ref).mul(0.1)),
    variance.mul(0.9).add(lax.stopGradient(v.ref).mul((0.1 * samples) / (samples - 1))),
  ];
  const normal = x.sub(m).div(np.sqrt(v.add(1e-5)));
  return [normal.mul(weight).add(bias), statistics];
}
