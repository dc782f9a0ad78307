// playground: backprop?preset=square
import { grad } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import { tensor } from '@bp/tensor';

const z = (x: Tensor, y: Tensor) => x.add(y).square();
const [x, y] = [tensor(1), tensor(2)];

// By the chain rule: 2t · 1
const t = x.add(y);
console.log(t.mul(2).item()); // → 6

// By autograd, which multiplies the same two factors
const [dx, dy] = grad(z)(x, y);
console.log(dx.item(), dy.item()); // → 6 6

// By moving x a little: close, not equal
const step = 0.01;
const moved = z(x.add(step), y).sub(z(x, y)).div(step);
console.log(moved.item()); // → 6.01
