// playground: train?data.name=moons&seed=7
// file: train.mjs
import {
  Adam,
  accuracy,
  crossEntropy,
  evaluate,
  fit,
  Linear,
  moons,
  Sequential,
  seed,
  Tanh,
} from '@bp/all';

seed(7);
const points = moons({ n: 200, noise: 0.15, seed: 7 });
const model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 2));

const history = await fit(model, points, {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters(), { lr: 0.05 }),
  epochs: 60,
  batch: 32,
  validation: 0.25, // 50 points that it does not learn from
  metrics: [accuracy],
  seed: 7,
  progress: false,
});

const last = history.epochs[history.epochs.length - 1];
console.log('training loss:', last.loss); // → training loss: 0.0567
console.log('validation accuracy:', last.validation);

const fresh = moons({ n: 1000, noise: 0.15, seed: 8 });
const scores = await evaluate(model, fresh, { loss: crossEntropy, metrics: [accuracy] });
console.log('accuracy on 1,000 new points:', scores.accuracy);

const moon = model
  .forward([
    [0, 1],
    [1, -0.5],
  ])
  .argmax({ axis: 1 });
console.log('the moons of two new points:', moon.toArray());
