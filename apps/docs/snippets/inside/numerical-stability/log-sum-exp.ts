import { tensor } from '@bp/tensor';

const z = tensor([1000, 1001, 1002]);
console.log(z.exp().sum().log().item()); // → Infinity
console.log(z.logSumExp().item()); // → 1002.4076

const low = tensor([-1000, -1001, -1002]);
console.log(low.exp().sum().log().item()); // → -Infinity
console.log(low.logSumExp().item()); // → -999.59

console.log(z.exp().div(z.exp().sum()).toArray()); // → [NaN, NaN, NaN]
console.log(z.softmax(-1).toArray()); // → [0.09003, 0.24473, 0.66524]
