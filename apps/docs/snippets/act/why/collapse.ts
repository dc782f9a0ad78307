import { Linear } from '@bp/layers';
import { tensor } from '@bp/tensor';

const first = new Linear(2, 2);
const second = new Linear(2, 1);
first.loadStateDict({
  weight: [
    [1, -1],
    [3, 0.5],
  ],
  bias: [0.2, 0],
});
second.loadStateDict({ weight: [[2, -1]], bias: [0.5] });
const x = tensor([
  [1, 2],
  [-0.5, 0.3],
]);

// Two layers …
console.log(second.forward(first.forward(x)).toArray()); // → [[-5.1], [0.65]]

// … are one: W = W₂W₁ and b = W₂b₁ + b₂.
const W = second.weight.matmul(first.weight);
const b = second.weight.matmul(first.bias).add(second.bias);
console.log(W.toArray(), b.toArray()); // → [[-1, -2.5]] [0.9]
console.log(x.matmul(W.transpose()).add(b).toArray()); // → [[-5.1], [0.65]]
