// playground: backprop?preset=2-2-2&step=12
import { parameter } from '@bp/autograd';
import { tensor } from '@bp/tensor';

const h = tensor([0.51998934, 0.5274723]);
const w = parameter([0.45, 0.4]); // w5, w6

const o1 = w.mul(h).sum().sigmoid();
o1.sub(0.4).square().mul(0.5).backward();

const delta = (o1.item() - 0.4) * o1.item() * (1 - o1.item());
console.log(delta); // → 0.049853
console.log(w.grad?.toArray()); // → [0.025923, 0.026296]
console.log(h.mul(delta).toArray()); // → [0.025923, 0.026296]
