import { parameter } from '@bp/autograd';
import { halfSse } from '@bp/losses';
import { tensor } from '@bp/tensor';

const float64 = { dtype: 'float64' } as const;
// Two samples, a row each; units and weights as in the 2-2-2 example.
const X = tensor(
  [
    [0.1, 0.2],
    [0.5, -0.3],
  ],
  float64,
);
const T = tensor(
  [
    [0.4, 0.6],
    [0.9, 0.1],
  ],
  float64,
);
const W1 = parameter(
  [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
  float64,
);
const W2 = parameter(
  [
    [0.45, 0.4],
    [0.7, 0.6],
  ],
  float64,
);

// Forward: Z = X Wᵀ, a row for each sample.
const H = X.matmul(W1.transpose()).sigmoid();
const O = H.matmul(W2.transpose()).sigmoid();

// Backward by matrices.
const D2 = O.sub(T).mul(O.mul(O.neg().add(1))); // δ², 2 × 2
const D1 = D2.matmul(W2).mul(H.mul(H.neg().add(1))); // δ¹
const dW2 = D2.transpose().matmul(H); // the samples are added up
const dW1 = D1.transpose().matmul(X);
console.log(dW1.at(0).toArray()); // → [0.00790772, -0.00264156]

// The same by autograd.
halfSse(O, T).backward();
console.log(W1.grad?.at(0).toArray()); // → [0.00790772, -0.00264156]
console.log(W2.grad?.sub(dW2).abs().max().item()); // → 0
