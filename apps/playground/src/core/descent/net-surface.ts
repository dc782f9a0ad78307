import { linear } from '@bp/layers';
import { bceWithLogits, crossEntropy, hinge, huber, mae, mse } from '@bp/losses';
import { concat, type Tensor, tensor } from '@bp/tensor';
import type { ExperimentConfig, LossName } from '../config';
import { loadData } from '../experiment/data/load-data';
import { prepareData } from '../experiment/data/prepare-data';
import { buildModel } from '../experiment/model/build-model';
import type { Surface } from './surface';

/** Each sample's loss; `halfSse` a sum over outputs, the others as `lossFor` has them. */
const EACH: Readonly<Record<LossName, (output: Tensor, target: Tensor) => Tensor>> = {
  bce: (o, t) => bceWithLogits(o, t, { reduction: 'none' }),
  crossEntropy: (o, t) => crossEntropy(o, t, { reduction: 'none' }),
  mse: (o, t) => mse(o, t, { reduction: 'none' }),
  halfSse: (o, t) => mse(o, t, { reduction: 'none' }).mul(0.5 * o.shape[1]),
  mae: (o, t) => mae(o, t, { reduction: 'none' }),
  huber: (o, t) => huber(o, t, { reduction: 'none' }),
  hinge: (o, t) => hinge(o, t, { reduction: 'none' }),
};

/** Points that go through the network together: what lies between layers has to fit into memory. */
const AT_ONCE = 128;
const REACH = 6;

/**
 * The training loss of a config's network as a function of two weights: those by which the first unit of its first layer takes
 * the first two inputs, or its weight and bias where there is one input. All others stay as they are drawn. Batch norm, dropout
 * and noise are left out, since with them a point has no single loss.
 */
export async function netSurface(given: ExperimentConfig): Promise<Surface> {
  const config = plain(given);
  const data = prepareData(config, await loadData(config));
  const [rows] = data.rows;
  const x = data.x.indexSelect(0, rows).cast('float64'); // [n, inputs]
  const { y } = data.targets;
  const target = y.indexSelect(0, rows);
  const outputs = data.targets.outputs;
  const { blocks } = await buildModel(config, { inputs: x.shape[1], outputs });
  const layers = blocks.map(({ linear: { weight, bias }, activation }) => ({
    weight: weight.detach().clone(),
    bias: (bias as Tensor).detach().clone(),
    activation,
  }));
  const [n, inputs] = x.shape;
  const [first] = layers;
  const units = first.weight.shape[0];
  const start: [number, number] = [
    first.weight.data[0] as number,
    (inputs > 1 ? first.weight.data[1] : first.bias.data[0]) as number,
  ];
  const base = linear(x, first.weight, first.bias); // [n, units]
  const one = x.narrow(1, 0, 1).reshape([1, n]);
  const other = inputs > 1 ? x.narrow(1, 1, 1).reshape([1, n]) : one.mul(0).add(1);
  const unit = tensor(
    Array.from({ length: units }, (_, i) => Number(i === 0)),
    { dtype: 'float64' },
  );

  const lossOf = (w1: Tensor, w2: Tensor): Tensor => {
    const points = w1.size;
    // what the two weights add to the first unit's sums, for each point and sample
    const added = w1
      .sub(start[0])
      .reshape([points, 1])
      .mul(one)
      .add(w2.sub(start[1]).reshape([points, 1]).mul(other)); // [points, n]
    const sums = added.unsqueeze(-1).mul(unit).add(base); // [points, n, units]
    let h = first.activation.forward(sums.reshape([points * n, units]));
    for (const { weight, bias, activation } of layers.slice(1)) {
      h = activation.forward(linear(h, weight, bias));
    }
    const each = EACH[config.loss](h, repeated(target, points));
    return each.reshape([points, each.size / points]).mean({ axis: 1 });
  };

  return {
    names: ['w1', 'w2'],
    view: {
      x: [Math.round(start[0]) - REACH, Math.round(start[0]) + REACH],
      y: [Math.round(start[1]) - REACH, Math.round(start[1]) + REACH],
    },
    start,
    minima: [],
    lowest: 0,
    loss(x, y) {
      const { shape, size } = x;
      const [xs, ys] = [x, y].map((of) => of.contiguous().reshape([size]));
      const parts = Array.from({ length: Math.ceil(size / AT_ONCE) }, (_, i) => {
        const count = Math.min(AT_ONCE, size - i * AT_ONCE);
        return lossOf(xs.narrow(0, i * AT_ONCE, count), ys.narrow(0, i * AT_ONCE, count));
      });
      return (parts.length === 1 ? parts[0] : concat(parts)).reshape(shape);
    },
  };
}

/** In float64, without what makes a loss depend on chance or on the other samples. */
function plain(config: ExperimentConfig): ExperimentConfig {
  return {
    ...config,
    dtype: 'f64',
    net: {
      ...config.net,
      layers: config.net.layers.map((layer) => ({ ...layer, batchNorm: false, dropout: 0 })),
    },
    regularization: { ...config.regularization, noise: 0 },
  };
}

/** The targets once for each point, one after the other. */
function repeated(target: Tensor, points: number): Tensor {
  const { shape, size } = target;
  return target
    .reshape([1, size])
    .expand([points, size])
    .reshape([points * shape[0], ...shape.slice(1)]);
}
