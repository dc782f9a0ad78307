// playground: descent?preset=race
import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { Adam, type Optimizer, SGD } from '@bp/optim';
import type { Tensor } from '@bp/tensor';
import { fit } from '@bp/train';

const { x, y } = moons({ n: 256, noise: 0.15, seed: 7 });
const data = { x, y: y.cast('float32').reshape([-1, 1]) };

const lossWith = async (make: (parameters: Tensor[]) => Optimizer) => {
  const model = new Sequential(
    new Linear(2, 16),
    new Tanh(),
    new Linear(16, 16),
    new Tanh(),
    new Linear(16, 1),
  );
  initialize(model, { seed: 7 });
  const { epochs } = await fit(model, data, {
    loss: bceWithLogits,
    optimizer: make(model.parameters()),
    epochs: 40,
    seed: 7,
    progress: false,
  });
  return epochs[39].loss;
};

const plain = await lossWith((of) => new SGD(of, { lr: 0.1 }));
const adam = await lossWith((of) => new Adam(of, { lr: 0.01 }));
console.log('SGD', plain);
console.log('Adam', adam);
console.log(adam < plain); // → true
