import { expm1, log1p, tensor } from '@bp/tensor';

const x = tensor([1e-3, 1e-6, 1e-9]);

console.log(x.add(1).log().toArray()); // → [9.99547e-4, 9.53674e-7, 0]
console.log(log1p(x).toArray()); // → [9.995004e-4, 1e-6, 1e-9]

console.log(x.exp().sub(1).toArray()); // → [1.00052e-3, 9.53674e-7, 0]
console.log(expm1(x).toArray()); // → [1.0005e-3, 1e-6, 1e-9]
