import { exp, tensor } from '@bp/tensor';

const x = tensor(
  Array.from({ length: 20000 }, (_, i) => i / 100 - 100),
  { dtype: 'float64' },
);
const ours = exp(x).toArray() as number[];
const engine = (x.toArray() as number[]).map((value) => Math.exp(value));

// How many of them differ depends on the engine. Both are right: to the last digit of a float64.
const apart = ours.map((value, i) => Math.abs(value - engine[i]) / engine[i]);
console.log(Math.max(...apart) < 2 ** -52); // → true
// Of ours, this is every digit, everywhere.
console.log(exp(tensor(1.5, { dtype: 'float64' })).item()); // → 4.4816890703380645
