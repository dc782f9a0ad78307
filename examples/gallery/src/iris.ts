// Iris: which of three species a flower is, by four lengths. A scaler that learns from the training flowers alone, a small
// network, and where it is not sure.
import { iris, StandardScaler } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { accuracy, confusionMatrix, evaluate, fit, predict } from '@bp/train';

const { train, test, classNames } = await iris();
const scaler = new StandardScaler();
const flowers = { x: scaler.fitTransform(train.x), y: train.y };
const unseen = { x: scaler.transform(test.x), y: test.y };

const model = new Sequential(new Linear(4, 8), new Tanh(), new Linear(8, 3));
initialize(model, { seed: 7 });
const { epochs, best } = await fit(model, flowers, {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters(), { lr: 0.01 }),
  epochs: 200,
  batch: 16,
  validation: 0.2,
  patience: 20,
  seed: 7,
});
console.log(
  `${epochs.length} epochs; the best was ${best?.epoch}, with a validation loss of ${best?.value.toFixed(4)}`,
);

const result = await evaluate(model, unseen, {
  loss: crossEntropy,
  metrics: [accuracy, confusionMatrix],
});
console.log(`test loss ${result.loss.toFixed(4)}, accuracy ${Number(result.accuracy).toFixed(4)}`);
const width = Math.max(...classNames.map((name) => name.length)) + 2;
console.log(''.padEnd(width) + classNames.map((name) => name.padStart(width)).join(''));
const counts = result.confusionMatrix as number[][];
classNames.forEach((name, i) => {
  console.log(name.padEnd(width) + counts[i].map((n) => String(n).padStart(width)).join(''));
});

// The flower of which it is least sure: the largest of its three probabilities is the smallest of all.
const probabilities = (await predict(model, unseen.x)).softmax(1);
const sureness = probabilities.max({ axis: 1 });
const flower = sureness.argmin().item();
console.log(`least sure of flower ${flower}, a ${classNames[unseen.y.at(flower).item()]}:`);
classNames.forEach((name, i) => {
  console.log(`  ${name.padEnd(width)}${probabilities.at(flower).at(i).item().toFixed(3)}`);
});
