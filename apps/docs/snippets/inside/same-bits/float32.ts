import { tensor } from '@bp/tensor';

const x = 16_777_216; // 2^24: float32 has no odd integers from here on
console.log(tensor([x]).add(1).item()); // → 16777216
console.log(tensor([x], { dtype: 'float64' }).add(1).item()); // → 16777217
console.log(tensor([0.1]).item()); // → 0.10000000149011612
