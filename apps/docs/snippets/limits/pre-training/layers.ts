import { digits } from '@bp/data';
import { initialize, Linear, Sequential, Sigmoid } from '@bp/layers';
import { pretrain } from '@bp/train';

const { train } = await digits();
const x = train.x.reshape([-1, 64]).slice(':200'); // no labels anywhere

const model = new Sequential(
  new Linear(64, 24),
  new Sigmoid(),
  new Linear(24, 24),
  new Sigmoid(),
  new Linear(24, 10),
);
initialize(model, { seed: 7 });
const { layers } = await pretrain(model, x, { epochs: 10, lr: 0.003, seed: 7 });

for (const { path, loss, losses } of layers) {
  console.log(`layer ${path}, ${loss}:`, losses[0], '→', losses[9]);
}
console.log(layers.every(({ losses }) => losses[9] < losses[0])); // → true
