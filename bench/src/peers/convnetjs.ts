import convnet from 'convnetjs';
import { batchesOf } from '../works/batches';
import type { Layer, Samples, Work } from '../works/work';
import { lacks, type Peer } from './peer';
import { type Trainer, trainingRun } from './training';

/** ConvNetJS: float64, one sample after the other. It has no Adam; Adadelta stands in for it. */
export const convnetjs: Peer = {
  prepare(job) {
    if (job.kind !== 'train') return lacks(job.kind);
    return trainingRun(job.work, createTrainer(job.work));
  },
};

function createTrainer(work: Work): Trainer {
  const net = createNet(work);
  const trainer = new convnet.Trainer(net, {
    ...optimizer(work),
    batch_size: work.batch,
    l2_decay: 0,
  });
  // it reports twice the squared error, and descends half of it
  const toLoss = work.loss === 'mse' ? 0.5 : 1;
  const batches = batchesOf(work).map(volumes);
  const sets = { train: volumes(work.train), test: work.test && volumes(work.test) };
  let last = Number.NaN;
  return {
    step(batch) {
      let sum = 0;
      for (const { x, y } of batches[batch]) sum += trainer.train(x, y).cost_loss;
      last = (toLoss * sum) / work.batch;
    },
    loss: () => last,
    evaluate(set) {
      const samples = sets[set]!;
      let sum = 0;
      for (const { x, y } of samples) sum += (net.forward(x).w[0] - (y as number[])[0]) ** 2;
      return sum / samples.length;
    },
  };
}

function optimizer({ optimizer: options }: Work): object {
  if (options.kind === 'adam') return { method: 'adadelta', ro: 0.95, eps: 1e-6 };
  return { method: 'sgd', learning_rate: 2 * options.lr, momentum: options.momentum };
}

function createNet({ layers, loss, train }: Work): convnet.Net {
  const [, channels, height = 1, width = 1] = train.input.shape;
  const net = new convnet.Net();
  net.makeLayers([
    { type: 'input', out_sx: width, out_sy: height, out_depth: channels },
    ...layers.flatMap(definition),
  ]);
  setWeights(net, layers);
  // by hand: in a definition, a loss layer brings another linear layer
  const LossLayer = loss === 'mse' ? convnet.RegressionLayer : convnet.SoftmaxLayer;
  const { out_depth } = net.layers[net.layers.length - 1];
  net.layers.push(new LossLayer({ in_sx: 1, in_sy: 1, in_depth: out_depth }));
  return net;
}

function definition(layer: Layer): object[] {
  switch (layer.kind) {
    case 'linear':
      return [{ type: 'fc', num_neurons: layer.weight.shape[0] }];
    case 'conv2d': {
      const [filters, , sx] = layer.weight.shape;
      return [{ type: 'conv', sx, filters, stride: 1, pad: 0 }];
    }
    case 'maxPool2d':
      return [{ type: 'pool', sx: layer.size, stride: layer.size }];
    case 'relu':
    case 'tanh':
      return [{ type: layer.kind }];
    case 'flatten':
      return [];
    default:
      return lacks(layer.kind === 'batchNorm' ? 'batch normalisation' : layer.kind);
  }
}

function setWeights(net: convnet.Net, layers: readonly Layer[]): void {
  const weighted = layers.filter((layer) => layer.kind === 'linear' || layer.kind === 'conv2d');
  const places = [...net.layers.keys()].filter((i) => net.layers[i].filters !== undefined);
  weighted.forEach(({ kind, weight, bias }, i) => {
    const { filters, biases } = net.layers[places[i]];
    const before = net.layers[places[i] - 1];
    const size = weight.data.length / weight.shape[0];
    filters?.forEach(({ w, sx, sy, depth }, filter) => {
      const values = weight.data.subarray(filter * size, (filter + 1) * size);
      const shape =
        kind === 'conv2d' ? [depth, sy, sx] : [before.out_depth, before.out_sy, before.out_sx];
      w.set(channelsLast(values, shape));
    });
    biases?.w.set(bias.data);
  });
}

/** From [channels, height, width] to its own [height, width, channels]. */
function channelsLast(data: ArrayLike<number>, [channels, ...image]: number[]): Float64Array {
  const pixels = image.reduce((x, y) => x * y, 1);
  return Float64Array.from({ length: data.length }, (_, i) => {
    const pixel = Math.floor(i / channels);
    return data[(i % channels) * pixels + pixel];
  });
}

function volumes({ input, target }: Samples): { x: convnet.Vol; y: number | number[] }[] {
  const [samples, ...shape] = input.shape;
  const [channels, height = 1, width = 1] = shape;
  const size = input.data.length / samples;
  return Array.from({ length: samples }, (_, i) => {
    const x = new convnet.Vol(width, height, channels, 0);
    x.w.set(channelsLast(input.data.subarray(i * size, (i + 1) * size), shape));
    return { x, y: target.shape.length === 1 ? target.data[i] : [target.data[i]] };
  });
}
