import { tensor } from '@bp/tensor';

const a = tensor(1 + 2 ** -12);
const c = tensor(-(1 + 2 ** -11));

// float32 after every operation: the product is rounded, then the sum.
console.log(a.mul(a).add(c).item()); // → 0

// The product kept exactly, as a fused multiply-add keeps it: 2⁻²⁴ is left.
const exact = a.cast('float64');
console.log(exact.mul(exact).add(c.cast('float64')).item()); // → 5.9605e-8
