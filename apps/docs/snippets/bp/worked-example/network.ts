// playground: backprop?preset=2-2-2&step=1
import { parameter } from '@bp/autograd';
import { halfSse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';

const float64 = { dtype: 'float64' } as const;
const x = tensor([0.1, 0.2], float64);
const t = tensor([0.4, 0.6], float64);
// One row for each unit that a weight leads to.
const W1 = parameter(
  [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
  float64,
); // w1 w2, w3 w4
const W2 = parameter(
  [
    [0.45, 0.4],
    [0.7, 0.6],
  ],
  float64,
); // w5 w6, w7 w8

const loss = () => {
  const h = W1.matmul(x).sigmoid();
  const o = W2.matmul(h).sigmoid();
  return halfSse(o, t);
};

const E = loss();
console.log(E.item()); // → 0.02397190

E.backward(); // all gradients, with the old weights
console.log(W2.grad?.at(0).toArray()); // → [0.02592286, 0.02629590]
console.log(W2.grad?.at(1).toArray()); // → [0.00740844, 0.00751506]
console.log(W1.grad?.at(0).toArray()); // → [0.00080888, 0.00161775]
console.log(W1.grad?.at(1).toArray()); // → [0.00071009, 0.00142017]

new SGD([W1, W2], { lr: 0.5 }).step(); // then all weights at once
console.log(W2.at(0, 0).item(), W1.at(0, 0).item()); // → 0.43703857 0.29959556
console.log(loss().item()); // → 0.02323634
