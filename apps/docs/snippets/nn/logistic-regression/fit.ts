import { blobs } from '@bp/data';
import { initialize, Linear } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { SGD } from '@bp/optim';
import { accuracy, fit } from '@bp/train';

// two clouds that overlap: class 0 around (−1, −1), class 1 around (1, 1)
const centers = [
  [-1, -1],
  [1, 1],
];
const points = blobs({ n: 300, centers, noise: 1.2, seed: 7 });
const data = { x: points.x, y: points.y.reshape([-1, 1]) };

const unit = initialize(new Linear(2, 1), { seed: 7 });
const history = await fit(unit, data, {
  loss: bceWithLogits,
  optimizer: new SGD(unit.parameters(), { lr: 0.1 }),
  metrics: [accuracy],
  epochs: 30,
  seed: 7,
  progress: false,
});

console.log(history.epochs.at(-1)?.train); // → { loss: 0.29956, accuracy: 0.887 }
console.log(unit.weight.toArray(), unit.bias?.toArray()); // → [[1.08, 1.24]] [0.17]
