import { grad } from '@bp/autograd';
import { tensor } from '@bp/tensor';

const y = tensor([1, 2, 3]).square();
console.log(y.toArray()); // → [1, 4, 9]
console.log(await y.read()); // the portable way, like tf's data()

const slope = grad((x) => x.square().sum()); // tf.grad
console.log(slope([1, 2]).toArray()); // → [2, 4]
