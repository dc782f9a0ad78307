import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';
import { Rng } from '@bp/tensor';

const w = parameter([0, 0, 0]);
const optimizer = new SGD([w], { lr: 0.1 });
const rng = new Rng(7);

for (let step = 0; step < 2000; step++) {
  const x = rng.normal([16, 3]); // no tidy, no dispose, no keep
  const error = x.matmul(w).sub(x.matmul([1, 2, 3]));
  error.square().mean().backward();
  optimizer.step();
  optimizer.zeroGrad();
}
console.log(w.mul(1000).round().div(1000).toArray()); // → [1, 2, 3]
