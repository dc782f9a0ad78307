// playground: backprop?preset=2-2-2&step=13&notation=layered
import { parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { tensor } from '@bp/tensor';

const x = tensor([[0.1, 0.2]]);
const w = parameter([
  [0.3, 0.25],
  [0.4, 0.35],
]);
const v = parameter([
  [0.45, 0.4],
  [0.7, 0.6],
]);
const h = x.matmul(w.transpose()).sigmoid();
const o = h.matmul(v.transpose()).sigmoid();
const loss = o
  .sub([[0.4, 0.6]])
  .square()
  .sum()
  .mul(0.5);

const notations = [
  'flat',
  'nodes',
  { scheme: 'layered', order: 'from-to' },
  { scheme: 'layered', order: 'to-from' },
] as const;
for (const notation of notations) {
  const { values } = explain(loss, { inputs: { x }, notation }).graph;
  console.log(
    values
      .filter(({ role }) => role === 'weight')
      .map(({ text }) => text)
      .join(' '),
  );
}
console.log(explain(loss, { inputs: { x }, notation: 'flat' }).gradient('w6').value); // → 0.026296
