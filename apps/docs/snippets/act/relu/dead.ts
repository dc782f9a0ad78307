import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';

// One unit on four inputs between 0 and 1; the targets are plainly within its reach.
const x = tensor([[0.1], [0.4], [0.7], [1]]);
const t = tensor([[0.2], [0.8], [1.4], [2]]);

function trained(bias: number) {
  const w = parameter([[0.5]]);
  const b = parameter([bias]);
  const optimizer = new SGD([w, b], { lr: 0.3 });
  const loss = () => x.matmul(w).add(b).relu().sub(t).square().mean();
  for (let i = 0; i < 200; i++) {
    optimizer.zeroGrad();
    loss().backward();
    optimizer.step();
  }
  return { loss: loss().item(), slope: w.grad?.item() };
}

// It listens, and learns.
console.log(trained(0).loss < 1e-4); // → true

// z is below 0 for every sample: the slope is 0, and it stays as it was.
console.log(trained(-2)); // → { loss: 1.66, slope: 0 }
