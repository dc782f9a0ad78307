// playground: backprop?preset=2-2-2&step=13
import { parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { tensor } from '@bp/tensor';

const h = tensor([0.51998934, 0.5274723]);
const w = parameter([0.45, 0.4]);
const o = w.mul(h).sum().sigmoid();
const loss = o.sub(0.4).square().mul(0.5);

loss.backward();
console.log(w.grad?.toArray()); // → [0.025923, 0.026296]
console.log(explain(loss, { inputs: { h, w, o } }).gradient('w[0]').toText());
