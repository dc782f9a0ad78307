// playground: train?data.name=moons&data.n=60&data.noise=0.3&compare=dropout,l2,early
import {
  Adam,
  accuracy,
  crossEntropy,
  fit,
  Linear,
  moons,
  ReLU,
  Sequential,
  seed,
} from '@bp/all';

const train = moons({ n: 60, noise: 0.3, seed: 7 });
const validation = moons({ n: 400, noise: 0.3, seed: 8 }); // never learned from

seed(7);
const model = new Sequential(
  new Linear(2, 64),
  new ReLU(),
  new Linear(64, 64),
  new ReLU(),
  new Linear(64, 2),
);
const history = await fit(model, train, {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters(), { lr: 0.01 }),
  epochs: 200,
  batch: 20,
  validation,
  metrics: [accuracy],
  seed: 7,
  progress: false,
});

console.log('epoch: training loss, validation loss and accuracy');
for (const epoch of [10, 50, 100, 200]) {
  const { loss, validation: unseen } = history.epochs[epoch - 1];
  console.log(epoch, loss, unseen?.loss, unseen?.accuracy); // → 200 0.095 1.354 0.79
}
