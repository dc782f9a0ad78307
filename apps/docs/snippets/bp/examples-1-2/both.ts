// playground: backprop?preset=2-2-2-bce&step=13&notation=layered
import { gradients, parameter } from '@bp/autograd';
import { bce, bceWithLogits, halfSse } from '@bp/losses';
import { tensor } from '@bp/tensor';

const x = tensor([[0.1, 0.2]]);
const y = tensor([[0.4, 0.6]]);
const W1 = parameter([
  [0.3, 0.25],
  [0.4, 0.35],
]);
const W2 = parameter([
  [0.45, 0.4],
  [0.7, 0.6],
]);
const z = () => x.matmul(W1.transpose()).sigmoid().matmul(W2.transpose());

// Example 1: the outputs are the weighted sums themselves.
const J1 = halfSse(z(), y);
console.log(J1.item(), gradients([J1], [W2])[0].at(0, 0).item()); // → 0.00424997 0.0233913

// Example 2: sigmoid outputs and cross-entropy, added over the outputs.
const J2 = bceWithLogits(z(), y, { reduction: 'sum' });
console.log(J2.item(), gradients([J2], [W2])[0].at(0, 0).item()); // → 1.44409 0.108910

// The same in two steps: right here, but it breaks where a sigmoid is rounded to 1.
console.log(bce(z().sigmoid(), y, { reduction: 'sum' }).item()); // → 1.44409
