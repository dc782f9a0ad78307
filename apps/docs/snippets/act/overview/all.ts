import { gradients, variable } from '@bp/autograd';
import { elu, gelu, silu } from '@bp/layers';
import {
  leakyRelu,
  linspace,
  relu,
  sigmoid,
  softplus,
  type Tensor,
  tanh,
} from '@bp/tensor';

const kinds: Record<string, (z: Tensor) => Tensor> = {
  sigmoid,
  tanh,
  relu,
  leakyRelu: (z) => leakyRelu(z),
  softplus,
  gelu: (z) => gelu(z),
  elu: (z) => elu(z),
  silu: (z) => silu(z),
};

const z = variable(linspace(-10, 10, 2001, { dtype: 'float64' }));
for (const [name, f] of Object.entries(kinds)) {
  const y = f(z);
  const [slope] = gradients([y.sum()], [z]);
  const largest = slope.max().item().toFixed(4);
  console.log(name.padEnd(10), 'least', y.min().item().toFixed(4), 'steepest', largest);
}
// → silu least -0.2785 steepest 1.0998
