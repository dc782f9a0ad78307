import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { Adam } from '@bp/optim';
import { fit } from '@bp/train';

const points = moons({ n: 80, noise: 0.35, seed: 3 });
const data = { x: points.x, y: points.y.reshape([-1, 1]) };
const model = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 1));
initialize(model, { seed: 7 });

const { best, stopped } = await fit(model, data, {
  loss: bceWithLogits,
  optimizer: new Adam(model.parameters(), { lr: 0.02 }),
  validation: 0.3,
  epochs: 300, // at most
  patience: 20, // epochs in a row without a better validation loss
  seed: 7,
  progress: false,
});
console.log(stopped?.reason, 'after epoch', stopped?.epoch); // → patience after epoch 197
console.log('weights of epoch', best?.epoch); // → weights of epoch 177
