import { compile } from '@bp/compile';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam } from '@bp/optim';
import { isBpError, matmul, seed, type Tensor, tensor, zeros } from '@bp/tensor';

// Trains for a few steps, eager and compiled, and makes an error; what it prints must not depend on the surroundings.
(globalThis as { before?: () => void }).before?.();
seed(7);
const model = new Sequential(new Linear(2, 4), new ReLU(), new Linear(4, 1));
const optimizer = new Adam(model.parameters(), { lr: 0.1 });
const train = (x: Tensor, y: Tensor): Tensor => {
  const loss = mse(model.forward(x), y);
  loss.backward();
  optimizer.step();
  optimizer.zeroGrad();
  return loss;
};
const step = compile(train);
const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const y = tensor([[0], [1], [1], [0]]);
for (let i = 0; i < 6; i++) console.log((i < 1 ? train(x, y) : step(x, y)).item());
console.log(Object.keys(model.stateDict()).join(' '));
try {
  matmul(zeros([2, 3]), zeros([2, 3]));
} catch (error) {
  console.log(isBpError(error), (error as Error).name, (error as Error).message);
}
