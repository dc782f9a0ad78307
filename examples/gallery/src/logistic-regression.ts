// Logistic regression: one neuron, whose sigmoid is the probability of class 1. It parts the plane by a straight line.
import { blobs } from '@bp/data';
import { plane, savePicture } from '@bp/example-picture';
import { Linear } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { SGD } from '@bp/optim';
import type { TensorLike } from '@bp/tensor';
import { fit } from '@bp/train';

const centers = [
  [2, 1],
  [-2, -1],
];
const { x, y } = blobs({ n: 200, centers, noise: 1.3, seed: 7 });
const target = y.reshape([-1, 1]).cast('float32'); // a probability for each row: 0 or 1

const model = new Linear(2, 1);
model.weight.assign([[0, 0]]);
model.bias?.assign([0]);
const { epochs } = await fit(
  model,
  { x, y: target },
  {
    loss: bceWithLogits,
    optimizer: new SGD(model.parameters(), { lr: 0.5 }),
    batch: 'full',
    epochs: 200,
    progress: false,
  },
);
// At first every probability is 1/2, and the loss ln 2.
for (const { epoch, loss } of epochs.filter((_, i) => [0, 9, 199].includes(i))) {
  console.log(`epoch ${String(epoch).padStart(3)}  loss ${loss.toFixed(4)}`);
}

// The logit w · x + b is 0 on the line; |w| says how steeply the probability goes from 0 to 1 across it.
const [w1, w2] = model.weight.data;
const b = model.bias?.item() ?? 0;
console.log(`the line: ${w1.toFixed(3)} x1 + ${w2.toFixed(3)} x2 + ${b.toFixed(3)} = 0`);
const decide = (points: TensorLike) => model.forward(points).flatten().gt(0);
const right = decide(x).eq(y.gt(0)).sum().item();
console.log(`right: ${right} of 200`);
const probability = model
  .forward([[0, 0]])
  .sigmoid()
  .item();
console.log(`half-way between the middles, class 1 has the probability ${probability.toFixed(3)}`);

const heading = `right: ${right} of 200`;
const range = [
  [-8, 8],
  [-5, 5],
] as const;
const panel = plane({ heading, note: 'each class has 100', range, data: { x, y }, decide });
const title = 'Logistic regression';
const description = 'Two clouds of points, parted by a straight line.';
savePicture('logistic-regression.svg', { title, description, height: 460 }, [panel]);
