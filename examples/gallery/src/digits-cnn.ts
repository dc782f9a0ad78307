// Handwritten digits with a convolutional network: it looks for the same strokes everywhere in the image.
// One seed by default; `--seeds 5` trains with seeds 0 to 4 and prints the median.
import { parseArgs } from 'node:util';
import { digits } from '@bp/data';
import {
  BatchNorm2d,
  Conv2d,
  Dropout,
  Flatten,
  initialize,
  Linear,
  MaxPool2d,
  ReLU,
  Sequential,
} from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { accuracy, evaluate, fit } from '@bp/train';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '1' } } });
const { train, test } = await digits({ images: true }); // [n, 1, 8, 8]

async function testAccuracy(seed: number): Promise<number> {
  const model = new Sequential(
    new Conv2d(1, 16, 3, { padding: 1, bias: false }), // 16 patterns of 3×3 pixels
    new BatchNorm2d(16),
    new ReLU(),
    new Conv2d(16, 32, 3, { padding: 1, bias: false }), // 32 patterns of those
    new BatchNorm2d(32),
    new ReLU(),
    new MaxPool2d(2), // 8×8 → 4×4: where exactly does not matter
    new Flatten(),
    new Dropout(0.25),
    new Linear(32 * 4 * 4, 10),
  );
  initialize(model, { seed });
  const { epochs } = await fit(model, train, {
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 3e-3 }),
    epochs: 12,
    batch: 32,
    seed,
  });
  const result = await evaluate(model, test, { loss: crossEntropy, metrics: [accuracy] });
  console.log(
    `seed ${seed}: training loss ${epochs[0].loss.toFixed(3)} → ${epochs[11].loss.toFixed(3)}, test accuracy ${Number(result.accuracy).toFixed(4)}`,
  );
  return Number(result.accuracy);
}

const accuracies: number[] = [];
for (let seed = 0; seed < Number(values.seeds); seed++) accuracies.push(await testAccuracy(seed));
accuracies.sort((a, b) => a - b);
const [lower, upper] = [accuracies.length - 1, accuracies.length].map((n) => accuracies[n >> 1]);
const median = (lower + upper) / 2;
console.log(`median ${median.toFixed(4)}`);
if (!(median >= 0.98)) throw new Error('the median should be at least 0.98');
