import { parameter } from '@bp/autograd';
import { prelu } from '@bp/layers';
import { SGD } from '@bp/optim';
import { leakyRelu, type Tensor, tensor } from '@bp/tensor';

const x = tensor([[0.1], [0.4], [0.7], [1]]);
const t = tensor([[0.2], [0.8], [1.4], [2]]);

/** The loss of a unit that starts with z < 0 everywhere, after 2,000 updates. */
function trained(activation: (z: Tensor) => Tensor) {
  const [w, b] = [parameter([[0.5]]), parameter([-2])];
  const optimizer = new SGD([w, b], { lr: 0.3 });
  const loss = () => activation(x.matmul(w).add(b)).sub(t).square().mean();
  for (let i = 0; i < 2000; i++) {
    optimizer.zeroGrad();
    loss().backward();
    optimizer.step();
  }
  return loss().item();
}

console.log(trained((z) => z.relu())); // → 1.66
console.log(trained((z) => leakyRelu(z)) < 1e-4); // → true

// In PReLU the slope of the left side is a parameter: its gradient is z, where z < 0.
const a = parameter([0.25]);
prelu(tensor([-3, 2]), a)
  .sum()
  .backward();
console.log(a.grad?.item()); // → -3
