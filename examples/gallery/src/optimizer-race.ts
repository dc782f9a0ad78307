// An optimizer race: one network, one start, one order of the data; only the rule that moves the weights differs.
import { spirals } from '@bp/data';
import { lines, savePicture } from '@bp/example-picture';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adagrad, Adam, type Optimizer, RMSprop, SGD } from '@bp/optim';
import type { Tensor } from '@bp/tensor';
import { fit } from '@bp/train';

// Two spirals, each wound around the other: a slow, crooked way down for plain descent.
const data = spirals({ n: 200, noise: 0.1, seed: 7 });
const EPOCHS = 150;

// Each has the best of the learning rates 1, 0.3, 0.1, 0.03, 0.01 and 0.003.
const entries: Record<string, (parameters: Tensor[]) => Optimizer> = {
  SGD: (p) => new SGD(p, { lr: 0.3 }),
  Momentum: (p) => new SGD(p, { lr: 0.1, momentum: 0.9 }),
  Nesterov: (p) => new SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true }),
  Adagrad: (p) => new Adagrad(p, { lr: 1 }),
  RMSprop: (p) => new RMSprop(p, { lr: 0.01 }),
  Adam: (p) => new Adam(p, { lr: 0.03 }),
};

const results = [];
for (const [name, makeOptimizer] of Object.entries(entries)) {
  const model = new Sequential(
    new Linear(2, 32),
    new Tanh(),
    new Linear(32, 32),
    new Tanh(),
    new Linear(32, 2),
  );
  initialize(model, { seed: 7 });
  const { epochs } = await fit(model, data, {
    loss: crossEntropy,
    optimizer: makeOptimizer(model.parameters()),
    epochs: EPOCHS,
    batch: 20,
    seed: 7,
    progress: false,
  });
  results.push({ name, values: epochs.map(({ loss }) => loss) });
}

results.sort((a, b) => (a.values.at(-1) ?? 0) - (b.values.at(-1) ?? 0));
for (const { name, values } of results) {
  const there = values.findIndex((loss) => loss < 0.1) + 1;
  console.log(
    `${name.padEnd(9)} loss ${values[EPOCHS - 1].toFixed(4)}, below 0.1 ${there ? `after ${there} epochs` : 'never'}`,
  );
}
const panel = lines({ heading: 'Loss on two spirals', along: 'epoch', log: true }, results);
const title = 'Who comes down first?';
const description = 'The loss of six optimizers over the epochs.';
savePicture('optimizer-race.svg', { title, description, height: 380 }, [panel]);
