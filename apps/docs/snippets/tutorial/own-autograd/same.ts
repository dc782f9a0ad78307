import { gradcheck, halfSse, parameter, tensor } from '@bp/all';

const f64 = { dtype: 'float64' } as const;
const x = tensor([[0.1, 0.2]], f64);
const w1 = parameter(
  [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
  f64,
); // a row for each unit
const w2 = parameter(
  [
    [0.45, 0.4],
    [0.7, 0.6],
  ],
  f64,
);

const error = (a: typeof x, b: typeof x) =>
  halfSse(x.matmul(a.transpose()).sigmoid().matmul(b.transpose()).sigmoid(), [
    [0.4, 0.6],
  ]);

const loss = error(w1, w2);
loss.backward();
console.log(loss.item()); // → 0.02397190
console.log(w1.grad?.toArray()); // → [[0.00080888, 0.00161775], [0.00071009, 0.00142017]]
console.log(w2.grad?.toArray()); // → [[0.02592286, 0.02629590], [0.00740844, 0.00751506]]
console.log(gradcheck(error, [w1.detach(), w2.detach()]).ok); // → true
