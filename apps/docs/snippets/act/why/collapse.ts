import { tensor } from '@bp/tensor';

const W1 = tensor([
  [1, -1],
  [3, 0.5],
]);
const b1 = tensor([0.2, 0]);
const W2 = tensor([[2, -1]]);
const b2 = tensor([0.5]);
const x = tensor([
  [1, 2],
  [-0.5, 0.3],
]);

// Two layers without an activation between them …
const hidden = x.matmul(W1.transpose()).add(b1);
console.log(hidden.matmul(W2.transpose()).add(b2).toArray()); // → [[-5.1], [0.65]]

// … are one: W = W₂W₁ and b = W₂b₁ + b₂.
const W = W2.matmul(W1);
const b = W2.matmul(b1).add(b2);
console.log(W.toArray(), b.toArray()); // → [[-1, -2.5]] [0.9]
console.log(x.matmul(W.transpose()).add(b).toArray()); // → [[-5.1], [0.65]]
