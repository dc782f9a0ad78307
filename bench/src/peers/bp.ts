import { Conv2d, Flatten, Linear, MaxPool2d, ReLU, Sequential, Tanh } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { add, matmul, type Tensor, tensor } from '@bp/tensor';
import { batchesOf } from '../works/batches';
import type { Job } from '../works/job';
import type { Layer, Samples, Values, Work } from '../works/work';
import { type Compile, compileFor } from './compile';
import { matrices, operand, summary } from './operands';
import type { Peer, Run } from './peer';
import { type Trainer, trainingRun } from './training';

/** Our own library: eager, compiled, compiled with relaxed fused multiply-add, and compiled with threads. */
export const bp: Peer = {
  async prepare(job, mode) {
    const compile = await compileFor(mode);
    if (job.kind === 'train') return trainingRun(job.work, createTrainer(job.work, compile));
    return operation(job, compile);
  },
};

function createTrainer(work: Work, compile: Compile): Trainer {
  const model = new Sequential(...work.layers.map(build));
  const optimizer = createOptimizer(model.parameters(), work.optimizer);
  const batches = batchesOf(work).map(tensors);
  const lossOf = work.loss === 'mse' ? mse : crossEntropy;
  const step = compile((x: Tensor, y: Tensor) => {
    const loss = lossOf(model.forward(x), y);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  });
  const evaluate = compile((x: Tensor, y: Tensor) => lossOf(model.forward(x), y));
  const sets = { train: tensors(work.train), test: work.test && tensors(work.test) };
  let last: Tensor;
  return {
    step(batch) {
      last = step(...batches[batch]);
    },
    loss: () => last.item() as number,
    evaluate: (set) => evaluate(...sets[set]!).item() as number,
  };
}

function createOptimizer(parameters: Iterable<Tensor>, options: Work['optimizer']) {
  if (options.kind === 'adam') return new Adam([...parameters], { lr: options.lr });
  return new SGD([...parameters], { lr: options.lr, momentum: options.momentum });
}

function build(layer: Layer) {
  switch (layer.kind) {
    case 'linear': {
      const [outputs, inputs] = layer.weight.shape;
      return withWeights(new Linear(inputs, outputs), layer);
    }
    case 'conv2d': {
      const [outputs, inputs, kernel] = layer.weight.shape;
      return withWeights(new Conv2d(inputs, outputs, kernel), layer);
    }
    case 'batchNorm':
      return withWeights(new BatchNorm1d(layer.weight.shape[0]), layer);
    case 'dropout':
      return new Dropout(layer.p);
    case 'maxPool2d':
      return new MaxPool2d(layer.size);
    case 'flatten':
      return new Flatten();
    case 'relu':
      return new ReLU();
    case 'tanh':
      return new Tanh();
  }
}

function withWeights<L extends { weight: Tensor | null; bias: Tensor | null }>(
  layer: L,
  { weight, bias }: { weight: Values; bias: Values },
): L {
  layer.weight?.assign(fromValues(weight));
  layer.bias?.assign(fromValues(bias));
  return layer;
}

function tensors({ input, target }: Samples): [Tensor, Tensor] {
  return [fromValues(input), fromValues(target)];
}

function fromValues({ shape, data }: Values): Tensor {
  return tensor(data).reshape([...shape]);
}

function operation(job: Exclude<Job, { kind: 'train' }>, compile: Compile): Run {
  const compute = compile(formula(job));
  return { run: () => void compute(), check: () => summary(compute().data as Float32Array) };
}

function formula(job: Exclude<Job, { kind: 'train' }>): () => Tensor {
  switch (job.kind) {
    case 'matmul': {
      const { a, b, transposeA, transposeB } = matrices(job);
      const left = fromValues(a);
      const right = fromValues(b);
      return () =>
        matmul(transposeA ? left.transpose() : left, transposeB ? right.transpose() : right);
    }
    case 'affine': {
      const x = tensor(operand(job.size));
      return () => x.mul(2).add(1);
    }
    case 'add': {
      const x = tensor(operand(8));
      const y = tensor(operand(8, 5));
      return () => add(x, y);
    }
    case 'ceiling':
      throw new Error('measures the machine, not a library');
  }
}
