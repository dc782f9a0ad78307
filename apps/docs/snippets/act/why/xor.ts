import { Identity, Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed, tensor } from '@bp/tensor';

const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const t = tensor([[0], [1], [1], [0]]);

function trained(activation: typeof Tanh | typeof Identity) {
  seed(7);
  const model = new Sequential(
    new Linear(2, 8),
    new activation(),
    new Linear(8, 8),
    new activation(),
    new Linear(8, 1),
  );
  const optimizer = new Adam(model.parameters(), { lr: 0.03 });
  for (let i = 0; i < 300; i++) {
    optimizer.zeroGrad();
    mse(model.forward(x), t).backward();
    optimizer.step();
  }
  return mse(model.forward(x), t).item();
}

// 105 parameters without a non-linearity: no better than always saying ½
console.log(trained(Identity).toFixed(4)); // → 0.2500

// The same with tanh between
console.log(trained(Tanh) < 1e-4); // → true
