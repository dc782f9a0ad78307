import { parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { halfSse } from '@bp/losses';
import { tensor } from '@bp/tensor';

const float64 = { dtype: 'float64' } as const;
const x = tensor([[1, 0.5]], float64);
const y = tensor([[1, 0]], float64);
const W1 = parameter(
  [
    [0.2, -0.6],
    [0.5, 0.1],
    [-0.3, 0.8],
  ],
  float64,
);
const W2 = parameter(
  [
    [0.7, -0.2, 0.4],
    [0.3, 0.8, -0.5],
  ],
  float64,
);

const h = x.matmul(W1.transpose()).sigmoid();
const o = h.matmul(W2.transpose()).sigmoid();
const J = halfSse(o, y);

// The same weight in two orders of the indices; as an array it is W2[1][2].
const fromTo = explain(J, { notation: { scheme: 'layered', order: 'from-to' } });
const toFrom = explain(J, { notation: { scheme: 'layered', order: 'to-from' } });
console.log(fromTo.gradient('w32⁽²⁾').value); // → 0.07531430
console.log(toFrom.gradient('w23⁽²⁾').value); // → 0.07531430
console.log(fromTo.gradient([W2, 1, 2]).update(0.5).value); // → -0.53765715

for (const { over, by, text, value } of fromTo.gradient('w32⁽²⁾').paths[0].factors) {
  console.log(`∂${over}/∂${by} = ${text} =`, value);
}
