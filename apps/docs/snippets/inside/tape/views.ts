import { parameter } from '@bp/autograd';

const w = parameter([1, 2, 3]);
const row = w.slice('1:'); // a view: other strides over the same storage

// 2 · row: its derivative reads the 2, not the row.
const linear = row.mul(2).sum();
// row²: its derivative, 2 · row, reads the row.
const square = row.square().sum();

w.assign([4, 5, 6]); // the storage has another version now

linear.backward();
console.log(w.grad?.toArray()); // → [0, 2, 2]
try {
  square.backward();
} catch (error) {
  console.log(String(error)); // names the operation and the operand
}
console.log(w.grad?.toArray()); // → [0, 2, 2]
