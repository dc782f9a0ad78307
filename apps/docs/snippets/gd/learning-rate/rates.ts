// playground: descent?preset=learning-rate
import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';

// E = ½ · 10 · (w − 3)²: the curvature is 10, so rates below 2 / 10 = 0.2 are stable
function after20(lr: number): number {
  const w = parameter(0, { dtype: 'float64' });
  const optimizer = new SGD([w], { lr });
  for (let step = 0; step < 20; step++) {
    optimizer.zeroGrad();
    w.sub(3).square().mul(5).backward();
    optimizer.step();
  }
  return w.item();
}

console.log('0.01', after20(0.01)); // → 0.01 2.6353
console.log('0.10', after20(0.1)); // → 0.10 3
console.log('0.19', after20(0.19)); // → 0.19 2.6353
console.log('0.21', after20(0.21)); // → 0.21 -17.18
