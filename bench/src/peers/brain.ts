import brainJs, { type NeuralNetworkActivation } from 'brain.js';
import { batchesOf } from '../works/batches';
import type { Samples, Work } from '../works/work';
import { lacks, type Peer } from './peer';
import { type Trainer, trainingRun } from './training';

/** What its own types leave out. */
interface Network {
  sizes: number[];
  readonly weights: readonly (readonly Float32Array[])[];
  readonly biases: readonly Float32Array[];
  initialize(): void;
  trainPattern(sample: Pattern, logError: true): number;
  runInput(input: Float32Array): Float32Array;
}

interface Pattern {
  readonly input: Float32Array;
  readonly output: Float32Array;
}

/**
 * brain.js: an update per sample, one activation for all layers, the squared error for every task. What it
 * does is not the work; a step here is as many samples as a batch has.
 */
export const brain: Peer = {
  prepare(job) {
    if (job.kind !== 'train') return lacks(job.kind);
    return trainingRun(job.work, createTrainer(job.work));
  },
};

function createTrainer(work: Work): Trainer {
  const net = createNetwork(work);
  const outputs = net.sizes[net.sizes.length - 1];
  const batches = batchesOf(work).map((samples) => patterns(samples, outputs));
  const sets = {
    train: patterns(work.train, outputs),
    test: work.test && patterns(work.test, outputs),
  };
  let last = Number.NaN;
  return {
    step(batch) {
      let sum = 0;
      for (const pattern of batches[batch]) sum += net.trainPattern(pattern, true);
      last = sum / work.batch;
    },
    loss: () => last,
    evaluate(set) {
      const samples = sets[set]!;
      let sum = 0;
      for (const { input, output } of samples) sum += (net.runInput(input)[0] - output[0]) ** 2;
      return sum / samples.length;
    },
  };
}

function createNetwork({ layers, optimizer }: Work): Network {
  const linear = layers.flatMap((layer) => (layer.kind === 'linear' ? [layer] : []));
  const other = layers.find(({ kind }) => !['linear', 'relu', 'tanh'].includes(kind));
  if (other !== undefined) lacks(other.kind === 'batchNorm' ? 'batch normalisation' : other.kind);
  const activation: NeuralNetworkActivation = layers.some(({ kind }) => kind === 'relu')
    ? 'relu'
    : 'tanh';
  const options =
    optimizer.kind === 'adam'
      ? { praxis: 'adam', learningRate: optimizer.lr }
      : // it takes only momenta above 0
        { learningRate: optimizer.lr, momentum: Math.max(optimizer.momentum, 1e-9) };
  const net = new brainJs.NeuralNetwork({ activation, ...options }) as unknown as Network;
  net.sizes = [linear[0].weight.shape[1], ...linear.map(({ bias }) => bias.shape[0])];
  net.initialize();
  linear.forEach(({ weight, bias }, i) => {
    const size = weight.shape[1];
    net.biases[i + 1].set(bias.data);
    net.weights[i + 1].forEach((row, node) => {
      row.set(weight.data.subarray(node * size, (node + 1) * size));
    });
  });
  return net;
}

function patterns({ input, target }: Samples, outputs: number): Pattern[] {
  const [samples] = input.shape;
  const size = input.data.length / samples;
  return Array.from({ length: samples }, (_, i) => {
    const output = new Float32Array(outputs);
    if (target.shape.length === 1) output[target.data[i]] = 1;
    else output.set(target.data.subarray(i * outputs, (i + 1) * outputs));
    return { input: Float32Array.from(input.data.subarray(i * size, (i + 1) * size)), output };
  });
}
