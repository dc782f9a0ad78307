import { grad } from '@bp/autograd';
import { tensor } from '@bp/tensor';

console.log(tensor([1, 2, 3]).mul(2).toArray()); // → [2, 4, 6]
const slope = grad((x) => x.pow(3));
console.log(slope(2).item()); // → 12
