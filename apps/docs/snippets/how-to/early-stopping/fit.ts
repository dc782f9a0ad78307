import { moons } from '@bp/data';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import { fit } from '@bp/train';

seed(7);
const model = new Sequential(new Linear(2, 64), new ReLU(), new Linear(64, 2));
const history = await fit(model, moons({ n: 80, noise: 0.3, seed: 7 }), {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters(), { lr: 0.02 }),
  epochs: 300,
  batch: 16,
  validation: 0.3,
  patience: 15, // epochs without a better validation loss
  seed: 7,
  progress: false,
});
console.log('epochs run:', history.epochs.length);
console.log('weights of epoch', history.best?.epoch);
console.log(history.stopped?.reason); // → patience
