import { parameter } from '@bp/autograd';
import { bce, bceWithLogits } from '@bp/losses';

// sure, and wrong: the target is 0
const z = parameter([1000]);
const inside = bceWithLogits(z, [0]);
inside.backward();
console.log(inside.item(), z.grad?.toArray()); // → 1000 [1]

const same = parameter([1000]);
const after = bce(same.sigmoid(), [0]);
after.backward();
console.log(after.item(), same.grad?.toArray()); // → 100 [0]
