import { configAt } from '../../config';
import type { Experiment } from '../made/experiment';
import { type DoesNotFit, ExperimentError, type SmallNet } from '../told';

const MOST_HIDDEN = 3;
const MOST_UNITS = 4;
const ACTIVATIONS = ['sigmoid', 'tanh', 'relu', 'linear', 'identity'];
const LOSSES = ['bce', 'mse', 'halfSse'];

/** A network with one sample as the Backprop lab takes it over; where it does not fit, why. */
export function handOver(of: Experiment, row: number): SmallNet | DoesNotFit {
  const { config, blocks, data, run } = of;
  const { layers, out } = config.net;
  if (!(row >= 0 && row < data.raw.n)) throw new ExperimentError('noSample', { row });
  if (layers.length > MOST_HIDDEN) return { reason: 'layers' };
  if (blocks.some(({ linear }) => linear.outFeatures > MOST_UNITS)) return { reason: 'units' };
  const width = data.features.names.length;
  if (width > MOST_UNITS) return { reason: 'inputs' };
  if (layers.some(({ batchNorm }) => batchNorm)) return { reason: 'batchNorm' };
  const activations = [...layers.map(({ activation }) => activation), out];
  if (activations.some((name) => !ACTIVATIONS.includes(name))) return { reason: 'activation' };
  if (!LOSSES.includes(config.loss)) return { reason: 'loss' };
  const { lr } = configAt(config, run.position.update).optimizer;
  const rowOf = (values: ArrayLike<unknown>, from: number, length: number) =>
    Array.from({ length }, (_, k) => Number(values[from * length + k]));
  return {
    layers: blocks.map(({ id, linear }, i) => ({
      id,
      weights: Array.from({ length: linear.outFeatures }, (_, to) =>
        rowOf(linear.weight.data, to, linear.inFeatures),
      ),
      biases: Array.from(linear.bias?.data ?? [], Number),
      activation: activations[i],
    })),
    loss: config.loss,
    inputs: rowOf(data.x.data, row, width),
    features: data.features.names,
    targets: rowOf(data.targets.y.data, row, data.targets.outputs),
    lr,
  };
}
