import { gradients, variable } from '@bp/autograd';
import { tanh } from '@bp/tensor';

const z = variable([-3, -1, 0, 1, 3], { dtype: 'float64' });
const t = tanh(z);
const [slope] = gradients([t.sum()], [z]);
console.log(t.at(3).item(), slope.at(3).item()); // → 0.76159416 0.41997434

// tanh z = 2σ(2z) − 1: the sigmoid, stretched and moved
const stretched = z.mul(2).sigmoid().mul(2).sub(1);
console.log(stretched.sub(t).abs().max().item() < 1e-15); // → true

// Its mean over numbers of both signs is 0; that of the sigmoid is ½
console.log(t.mean().item(), z.sigmoid().mean().item()); // → 0 0.5
