// playground: backprop?preset=2-2-2&step=12
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { halfSse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';

const x = tensor([[0.1, 0.2]]);
const t = tensor([[0.4, 0.6]]);
const model = new Sequential(
  new Linear(2, 2, { bias: false }),
  new Sigmoid(),
  new Linear(2, 2, { bias: false }),
  new Sigmoid(),
);
model.loadStateDict({
  '0.weight': [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
  '2.weight': [
    [0.45, 0.4],
    [0.7, 0.6],
  ],
});
const optimizer = new SGD(model.parameters(), { lr: 0.5 });

for (let update = 1; update <= 10; update++) {
  const o = model.forward(x); // 1. forward
  const loss = halfSse(o, t); // 2. loss
  optimizer.zeroGrad();
  loss.backward(); // 3. backward: gradients, no weight has moved
  optimizer.step(); // 4. update
}
console.log(halfSse(model.forward(x), t).item()); // → 0.017437
