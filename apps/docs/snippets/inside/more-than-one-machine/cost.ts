import { summary } from '@bp/inspect';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { zeros } from '@bp/tensor';

const model = new Sequential(
  new Linear(784, 1024),
  new ReLU(),
  new Linear(1024, 1024),
  new ReLU(),
  new Linear(1024, 10),
);
const parameters = model.parameters().reduce((sum, { size }) => sum + size, 0);
console.log(parameters); // → 1863690

// One training step multiplies and adds about 3 times for each weight and example.
const examples = 60_000;
const operations = 3 * 2 * parameters * examples;
console.log(operations / 1e9, 'billion an epoch'); // → 670.9284 billion an epoch
// Weights, gradients and the two averages of Adam, 4 bytes each:
console.log((4 * 4 * parameters) / 2 ** 20, 'MiB'); // → 28.437653 MiB
console.log(
  summary(model, zeros([32, 784]))
    .toText()
    .split('\n').length > 5,
); // → true
