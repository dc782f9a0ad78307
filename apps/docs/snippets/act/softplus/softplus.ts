import { gradients, variable } from '@bp/autograd';
import { softplus } from '@bp/tensor';

const z = variable([-10, -2, 0, 2, 10], { dtype: 'float64' });
const s = softplus(z);
console.log(s.at(2).item(), s.at(4).item()); // → 0.69314718 10.00004540

// Its slope is the sigmoid, to the last bit or nearly.
const [slope] = gradients([s.sum()], [z]);
console.log(slope.sub(z.sigmoid()).abs().max().item() < 1e-15); // → true

// As written on paper it overflows; computed as max(z, 0) + log1p(e^−|z|) it does not.
console.log(Math.log(1 + Math.exp(800))); // → Infinity
console.log(softplus(800).item()); // → 800

// A standard deviation must be positive: softplus makes it so, smoothly.
console.log(softplus([-5, 0, 5]).min().item() > 0); // → true
