import { compile } from '@bp/compile';
import { moons } from '@bp/data';
import { type FlowLayer, gradientFlow } from '@bp/inspect';
import { BatchNorm1d, Linear, ReLU, Sequential, Sigmoid, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import type { Module } from '@bp/module';
import { SGD } from '@bp/optim';
import { Rng, type Tensor, tensor } from '@bp/tensor';

/** The two moons that the pages about deep networks learn. */
export const MOONS = moons({ n: 300, noise: 0.2, seed: 7 });

export interface DeepOptions {
  readonly activation: 'sigmoid' | 'tanh' | 'relu';
  /** The standard deviation of the weights into a unit, by how many these are. */
  readonly deviation: (inputs: number) => number;
  readonly depth?: number;
  readonly width?: number;
  readonly batchNorm?: boolean;
  readonly seed?: number;
}

const ACTIVATIONS = { sigmoid: Sigmoid, tanh: Tanh, relu: ReLU };

/** Hidden layers of equal width, weights of N(0, deviation²), biases 0, one logit. */
export function deepNet(options: DeepOptions): Sequential {
  const { activation, deviation, depth = 8, width = 16, batchNorm = false, seed = 7 } = options;
  const rng = new Rng(seed);
  const hidden = Array.from({ length: depth }, (_, i): Module[] => [
    drawn(new Linear(i === 0 ? 2 : width, width), deviation, rng),
    ...(batchNorm ? [new BatchNorm1d(width)] : []),
    new ACTIVATIONS[activation](),
  ]).flat();
  return new Sequential(...hidden, drawn(new Linear(width, 1), deviation, rng));
}

function drawn(layer: Linear, deviation: (inputs: number) => number, rng: Rng): Linear {
  layer.weight.assign(
    rng.normal([...layer.weight.shape], { std: deviation(layer.weight.shape[1]) }),
  );
  layer.bias?.assign(tensor(0).expand([...layer.bias.shape]));
  return layer;
}

export function lossOf(model: Module): Tensor {
  const y = MOONS.y.cast('float32').reshape([-1, 1]);
  return bceWithLogits(model.forward(MOONS.x), y);
}

/** The linear layers of a network, the first one first, as its gradient flows through them now. */
export function flowOf(model: Module): readonly FlowLayer[] {
  return gradientFlow(lossOf(model), { model }).layers.filter(({ kind }) => kind === 'Linear');
}

/** The loss after so many steps of plain descent over all the data. */
export function lossAfter(model: Module, steps: number, lr: number): number {
  const optimizer = new SGD(model.parameters(), { lr });
  const step = compile(() => {
    const loss = lossOf(model);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  });
  for (let i = 0; i < steps; i++) step();
  return lossOf(model).item();
}
