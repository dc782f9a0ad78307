// An operation of your own: a step function that learns. Its true derivative is 0 everywhere, so no gradient would come
// through; the straight-through estimator passes it on where |x| ≤ 1, as if the step were the line through it.
import { customOp, gradcheck } from '@bp/autograd';
import { Linear, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { Module } from '@bp/module';
import { Adam } from '@bp/optim';
import { seed, type Tensor, where } from '@bp/tensor';
import { fit } from '@bp/train';

const step = customOp({
  name: 'step',
  forward: (x) => where(x.ge(0), 1, -1),
  // The gradient of the output comes in; one of each input goes out.
  backward: ({ grad, inputs: [x] }) => [grad.mul(x.abs().le(1))],
});

/** x³, with its derivative by hand: this one is exact, as differences of values show. */
const cube = customOp({
  name: 'cube',
  forward: (x) => x.pow(3),
  backward: ({ grad, inputs: [x] }) => [grad.mul(x.square()).mul(3)],
});
console.log(`cube agrees with differences: ${gradcheck(cube, [[-2, 0.5, 3]]).ok}`);

class Step extends Module {
  forward(x: Tensor): Tensor {
    return step(x);
  }
}

// Three of four inputs decide by majority; the network sees all of them as ±1.
const x = Array.from({ length: 16 }, (_, i) => [8, 4, 2, 1].map((bit) => (i & bit ? 1 : -1)));
const y = x.map(([a, b, c]) => [a + b + c > 0 ? 1 : -1]);

seed(3);
const model = new Sequential(new Linear(4, 8), new Step(), new Linear(8, 1));
const before = model.forward(x);
const history = await fit(
  model,
  { x, y },
  {
    loss: mse,
    optimizer: new Adam(model.parameters(), { lr: 0.02 }),
    batch: 'full',
    epochs: 300,
    progress: false,
  },
);
const right = (output: Tensor) => output.mul(y).gt(0).sum().item();
console.log(`loss ${history.epochs[0].loss.toFixed(4)} → ${history.epochs[299].loss.toFixed(4)}`);
console.log(`right: ${right(before)} of 16 before, ${right(model.forward(x))} of 16 after`);
