import { Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';
import { fit } from '@bp/train';

seed(7);
const model = new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 1));
const x = new Rng(7).normal([64, 4]).mul(100); // nobody has scaled this
const history = await fit(
  model,
  { x, y: x.sum({ axis: 1, keepDims: true }) },
  {
    loss: mse,
    optimizer: new SGD(model.parameters(), { lr: 0.1 }), // far too large for it
    epochs: 10,
    batch: 16,
    seed: 7,
    progress: false,
  },
);
console.log(history.stopped?.reason); // → not finite
console.log(history.stopped?.why);
