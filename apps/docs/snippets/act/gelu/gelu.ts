import { gradients, variable } from '@bp/autograd';
import { gelu } from '@bp/layers';
import { linspace } from '@bp/tensor';

const z = variable([-3, -1, 0, 1, 3], { dtype: 'float64' });
const g = gelu(z);
console.log(g.at(1).item(), g.at(3).item()); // → -0.15865525 0.84134475

// Φ(z) + z·φ(z): at 1 it is above 1, at −1 below 0
const [slope] = gradients([g.sum()], [z]);
console.log(slope.at(1).item(), slope.at(3).item()); // → -0.08331547 1.08331547

// Many published models were trained with an approximation by tanh. Take the same one.
const many = linspace(-6, 6, 1001, { dtype: 'float64' });
const error = gelu(many)
  .sub(gelu(many, { approximate: 'tanh' }))
  .abs();
console.log(error.max().item()); // → 0.000473
