// The worked example of the notes: a 2-2-2 network of sigmoids, one update by hand, and what comes after it.
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { halfSse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';

// As many digits as on paper need float64.
const dtype = 'float64';
const x = tensor([[0.1, 0.2]], { dtype });
const target = tensor([[0.4, 0.6]], { dtype });

const hidden = new Linear(2, 2, { bias: false, dtype });
const output = new Linear(2, 2, { bias: false, dtype });
// A row for each neuron: z1 = w1 x1 + w2 x2, z2 = w3 x1 + w4 x2; z3 = w5 h1 + w6 h2, z4 = w7 h1 + w8 h2.
hidden.weight.assign([
  [0.3, 0.25],
  [0.4, 0.35],
]);
output.weight.assign([
  [0.45, 0.4],
  [0.7, 0.6],
]);
const model = new Sequential(hidden, new Sigmoid(), output, new Sigmoid());
const optimizer = new SGD(model.parameters(), { lr: 0.5 });

/** E = ½ Σ (target − o)² */
const loss = () => halfSse(model.forward(x), target);
const eight = (numbers: ArrayLike<number>) => Array.from(numbers, (n) => n.toFixed(8)).join(' ');

console.log(`o1 o2             ${eight(model.forward(x).data)}`);
console.log(`E                 ${eight([loss().item()])}`);

loss().backward();
console.log(`∂E/∂w1 … ∂E/∂w4   ${eight(hidden.weight.grad?.data ?? [])}`);
console.log(`∂E/∂w5 … ∂E/∂w8   ${eight(output.weight.grad?.data ?? [])}`);

// w⁺ = w − 0.5 · ∂E/∂w, for all eight at once: the hidden gradients came from the old w5 … w8.
optimizer.step();
console.log(`w1 … w4           ${eight(hidden.weight.data)}`);
console.log(`w5 … w8           ${eight(output.weight.data)}`);
console.log(`E after 1 update  ${eight([loss().item()])}`);

for (let update = 2; update <= 100; update++) {
  optimizer.zeroGrad();
  loss().backward();
  optimizer.step();
  if ([2, 3, 10, 100].includes(update)) {
    console.log(`E after ${update}`.padEnd(18) + eight([loss().item()]));
  }
}
