// Handwritten digits with a multilayer perceptron: from the data to a file of weights, and back.
import { mkdirSync } from 'node:fs';
import { digits } from '@bp/data';
import { load, save } from '@bp/io';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import { accuracy, evaluate, fit } from '@bp/train';

const FILE = 'runs/digits-mlp.safetensors';
const { train, test } = await digits();
const makeModel = () => new Sequential(new Linear(64, 64), new ReLU(), new Linear(64, 10));

seed(7); // decides the first weights
const model = makeModel();
const { epochs, best, stopped } = await fit(model, train, {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters(), { lr: 0.003 }),
  epochs: 40,
  batch: 32,
  validation: 0.2,
  metrics: [accuracy],
  patience: 5,
  seed: 7,
});
for (const { epoch, train: own, validation } of epochs.filter((_, i) => i % 5 === 0)) {
  const [seen, unseen] = [own, validation].map((scores) => Number(scores?.accuracy).toFixed(3));
  console.log(
    `epoch ${String(epoch).padStart(2)}  accuracy ${seen}, of the validation images ${unseen}`,
  );
}
console.log(`stopped by ${stopped?.reason}; the weights are those of epoch ${best?.epoch}`);

const measures = { loss: crossEntropy, metrics: [accuracy] };
const result = await evaluate(model, test, measures);
console.log(`test loss ${result.loss.toFixed(4)}, accuracy ${Number(result.accuracy).toFixed(4)}`);

mkdirSync('runs', { recursive: true });
await save(model, FILE);
const again = makeModel();
await load(again, FILE);
const loaded = await evaluate(again, test, measures);
console.log(`out of ${FILE}: accuracy ${Number(loaded.accuracy).toFixed(4)}`);
