import * as tf from '@tensorflow/tfjs-core';
import type { Layer, Values, Work } from '../../works/work';

/** One layer as a function; its variables are registered as it is made. */
type Forward = (x: tf.Tensor) => tf.Tensor;

export interface Network {
  readonly variables: tf.Variable[];
  lossOf(x: tf.Tensor, y: tf.Tensor): tf.Scalar;
}

export function createNetwork({ layers, loss }: Work): Network {
  const variables: tf.Variable[] = [];
  const variable = (initial: tf.Tensor) => {
    variables.push(tf.variable(initial));
    return variables[variables.length - 1];
  };
  const forwards = layers.map((layer) => build(layer, variable));
  return {
    variables,
    lossOf(x, y) {
      const output = forwards.reduce((values, forward) => forward(values), x);
      return loss === 'mse'
        ? tf.losses.meanSquaredError(y, output)
        : tf.losses.softmaxCrossEntropy(y, output);
    },
  };
}

export function fromValues({ shape, data }: Values): tf.Tensor {
  return tf.tensor(data, [...shape], data instanceof Int32Array ? 'int32' : 'float32');
}

function build(layer: Layer, variable: (initial: tf.Tensor) => tf.Variable): Forward {
  switch (layer.kind) {
    case 'linear': {
      const weight = variable(tf.transpose(fromValues(layer.weight)));
      const bias = variable(fromValues(layer.bias));
      return (x) => tf.add(tf.matMul(x, weight), bias);
    }
    case 'conv2d': {
      const weight = variable(tf.transpose(fromValues(layer.weight), [2, 3, 1, 0]));
      const bias = variable(fromValues(layer.bias));
      return (x) =>
        tf.add(tf.conv2d(x as tf.Tensor4D, weight as unknown as tf.Tensor4D, 1, 'valid'), bias);
    }
    case 'batchNorm':
      return batchNorm(variable(fromValues(layer.weight)), variable(fromValues(layer.bias)));
    case 'dropout':
      return (x) => tf.dropout(x, layer.p);
    case 'maxPool2d':
      return (x) => tf.maxPool(x as tf.Tensor4D, layer.size, layer.size, 'valid');
    case 'flatten':
      // in PyTorch's order, so that the same weights see the same numbers
      return (x) => tf.reshape(tf.transpose(x, [0, 3, 1, 2]), [x.shape[0], -1]);
    case 'relu':
      return tf.relu;
    case 'tanh':
      return tf.tanh;
  }
}

/** Running statistics keep the unbiased variance and move by a tenth, as in PyTorch. */
function batchNorm(weight: tf.Variable, bias: tf.Variable): Forward {
  const runningMean = tf.variable(tf.zerosLike(bias), false);
  const runningVariance = tf.variable(tf.onesLike(bias), false);
  return (x) => {
    const { mean, variance } = tf.moments(x, 0);
    const samples = x.shape[0];
    move(runningMean, mean, 1);
    move(runningVariance, variance, samples / (samples - 1));
    return tf.batchNorm(
      x,
      mean as tf.Tensor1D,
      variance as tf.Tensor1D,
      bias as unknown as tf.Tensor1D,
      weight as unknown as tf.Tensor1D,
      1e-5,
    );
  };
}

function move(running: tf.Variable, now: tf.Tensor, scale: number): void {
  running.assign(tf.add(tf.mul(running, 0.9), tf.mul(now, 0.1 * scale)));
}
