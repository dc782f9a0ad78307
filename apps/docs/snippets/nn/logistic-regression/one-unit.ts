// playground: backprop?preset=logistic
import { parameter } from '@bp/autograd';
import { bceWithLogits } from '@bp/losses';
import { tensor } from '@bp/tensor';

const x = tensor([1, 2]);
const w = parameter([0.5, -0.25]);
const b = parameter(0.1);

const z = w.mul(x).sum().add(b);
bceWithLogits(z, 1).backward();

const error = z.sigmoid().item() - 1;
console.log(error); // → -0.475021
console.log(w.grad?.toArray()); // → [-0.475021, -0.950042]
console.log(x.mul(error).toArray()); // → [-0.475021, -0.950042]
console.log(b.grad?.item()); // → -0.475021
