// Logistic regression: one neuron, whose sigmoid is the probability of class 1. It parts the plane by a straight line.
import { blobs } from '@bp/data';
import { panels, plane, savePicture } from '@bp/example-picture';
import { Linear } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { SGD } from '@bp/optim';
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
const decide = (points: number[][]) => Array.from(model.forward(points).gt(0).data, Number);
const right = decide(x.toArray() as number[][]).filter((answer, i) => answer === y.data[i]).length;
console.log(`right: ${right} of 200`);
const probability = model
  .forward([[0, 0]])
  .sigmoid()
  .item();
console.log(`the point half-way between the middles is of class 1 by ${probability.toFixed(3)}`);

savePicture(
  'logistic-regression.svg',
  panels(
    { title: 'Logistic regression', description: 'Two clouds of points, parted by a line.' },
    { columns: 1, height: 420 },
    [
      plane({
        heading: 'two clouds of points',
        note: `right: ${right} of 200`,
        range: [
          [-8, 8],
          [-5, 5],
        ],
        points: x.toArray() as number[][],
        classes: Array.from(y.data, Number),
        decide,
      }),
    ],
  ),
);
