import { logSumExp, softmax, tensor } from '@bp/tensor';

const z = tensor([1000, 1001, 1002]);

// As the textbook writes it: every exponential is infinite.
const e = z.exp();
console.log(e.toArray()); // → [Infinity, Infinity, Infinity]
console.log(e.div(e.sum()).toArray()); // → [NaN, NaN, NaN]

// With the largest taken out first: the same softmax, by numbers between 0 and 1.
const small = z.sub(1002).exp();
console.log(small.div(small.sum()).toArray()); // → [0.090031, 0.244728, 0.665241]
console.log(softmax(z).toArray()); // → [0.090031, 0.244728, 0.665241]

console.log(e.sum().log().item()); // → Infinity
console.log(logSumExp(z).item()); // → 1002.4076
