import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
// of its builds for Node, only this one registers the gradients
import '@tensorflow/tfjs-layers';
import { batchesOf } from '../works/batches';
import type { Job } from '../works/job';
import type { Samples, Work } from '../works/work';
import { matrices, operand, summary } from './operands';
import { lacks, type Peer, type Run } from './peer';
import { createNetwork, fromValues } from './tfjs/network';
import { type Trainer, trainingRun } from './training';

/**
 * TensorFlow.js on one of its CPU backends. It has no compiled steps. What it allocates is disposed of here
 * as its documentation says, but for mode `undisposed`.
 */
export function createTfjs(backend: 'cpu' | 'wasm'): Peer {
  return {
    async prepare(job, mode) {
      if (!(await tf.setBackend(backend))) lacks(`backend ${backend}`);
      if (job.kind !== 'train') return operation(job);
      return trainingRun(job.work, createTrainer(job.work, mode === 'undisposed'));
    },
  };
}

function createTrainer(work: Work, undisposed: boolean): Trainer {
  const { variables, lossOf } = createNetwork(work);
  const optimizer = createOptimizer(work.optimizer);
  const batches = batchesOf(work).map((samples) => tensors(samples, work));
  const sets = { train: tensors(work.train, work), test: work.test && tensors(work.test, work) };
  let last: tf.Scalar | null = null;
  return {
    step(batch) {
      const loss = () => lossOf(...batches[batch]);
      if (undisposed) {
        const { value, grads } = tf.variableGrads(loss, variables);
        optimizer.applyGradients(grads);
        last = value;
        return;
      }
      last?.dispose();
      last = optimizer.minimize(loss, true, variables);
    },
    loss: () => last?.dataSync()[0] ?? Number.NaN,
    evaluate: (set) => tf.tidy(() => lossOf(...sets[set]!).dataSync()[0]),
  };
}

function createOptimizer(options: Work['optimizer']): tf.Optimizer {
  // its own eps is 1e-7
  if (options.kind === 'adam') return tf.train.adam(options.lr, 0.9, 0.999, 1e-8);
  const { lr, momentum } = options;
  return momentum === 0 ? tf.train.sgd(lr) : tf.train.momentum(lr, momentum);
}

/** Images become NHWC, labels one-hot: what its layers and losses take. */
function tensors({ input, target }: Samples, { loss }: Work): [tf.Tensor, tf.Tensor] {
  const x = fromValues(input);
  const y = fromValues(target);
  return [
    input.shape.length === 4 ? tf.transpose(x, [0, 2, 3, 1]) : x,
    loss === 'mse' ? y : tf.cast(tf.oneHot(y as tf.Tensor1D, 10), 'float32'),
  ];
}

function operation(job: Exclude<Job, { kind: 'train' }>): Run {
  const compute = formula(job);
  return { run: () => compute().dispose(), check: () => summary(compute().dataSync()) };
}

function formula(job: Exclude<Job, { kind: 'train' }>): () => tf.Tensor {
  switch (job.kind) {
    case 'matmul': {
      const { a, b, transposeA, transposeB } = matrices(job);
      const left = fromValues(a);
      const right = fromValues(b);
      return () => tf.matMul(left, right, transposeA, transposeB);
    }
    case 'affine': {
      const x = tf.tensor1d(operand(job.size));
      const two = tf.scalar(2);
      const one = tf.scalar(1);
      return () => tf.tidy(() => tf.add(tf.mul(x, two), one));
    }
    case 'add': {
      const x = tf.tensor1d(operand(8));
      const y = tf.tensor1d(operand(8, 5));
      return () => tf.add(x, y);
    }
    case 'ceiling':
      return lacks('ceiling');
  }
}
