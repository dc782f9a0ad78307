// playground: backprop?preset=2-2-2&step=18
import { parameter } from '@bp/autograd';
import { explain, whatIf } from '@bp/autograd/explain';
import { halfSse } from '@bp/losses';
import { tensor } from '@bp/tensor';

const float64 = { dtype: 'float64' } as const;
const x = tensor([[0.1, 0.2]], float64);
const t = tensor([[0.4, 0.6]], float64);
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
const h = x.matmul(W1.transpose()).sigmoid();
const E = halfSse(h.matmul(W2.transpose()).sigmoid(), t);

const run = explain(E, { notation: 'flat' });
// Both ways from w1 to the error, and the share of each.
const { paths, value } = run.gradient('w1');
console.log(paths.map(({ product }) => product / value)); // → [0.69225, 0.30775]

// What the gradient says would happen, and what does.
for (const [weight, to] of [
  ['w5', 0.55],
  ['w1', 0.4],
] as const) {
  const { loss, predicted } = whatIf(run, weight, to);
  console.log(weight, predicted - E.item(), loss - E.item());
}
// → w1 0.0000808875 0.0000809683
