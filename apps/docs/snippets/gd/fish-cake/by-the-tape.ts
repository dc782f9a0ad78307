import { syntheticFishCakes } from '@bp/data';
import { initialize, Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { fit } from '@bp/train';

const made = syntheticFishCakes({ n: 64, noise: 25, seed: 42 });
const data = { x: made.x.div(10), y: made.y.div(100) };

const line = initialize(new Linear(1, 1), { seed: 7 });
await fit(line, data, {
  loss: mse,
  optimizer: new SGD(line.parameters(), { lr: 0.1 }),
  batch: 'full',
  epochs: 200,
  progress: false,
});
console.log(line.weight.toArray(), line.bias?.toArray()); // → [[-0.975]] [3.942]
console.log(
  'at 10 °C',
  line
    .forward([[1]])
    .mul(100)
    .item(),
); // → at 10 °C 296.7
