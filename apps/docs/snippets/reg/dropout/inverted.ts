import { Dropout } from '@bp/layers';
import { ones, seed } from '@bp/tensor';

seed(7);
const dropout = new Dropout(0.5);
const x = ones([100_000]);

const y = dropout.forward(x);
console.log(y.max().item(), y.min().item()); // → 2 0
console.log(Math.abs(y.mean().item() - 1) < 0.01); // → true
console.log(Math.abs(y.variance().item() - 1) < 0.01); // → true

dropout.eval();
console.log(dropout.forward([1, 2, 3]).toArray()); // → [1, 2, 3]
