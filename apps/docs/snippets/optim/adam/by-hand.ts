import { parameter } from '@bp/autograd';
import { Adam } from '@bp/optim';

const [lr, beta1, beta2, eps] = [0.1, 0.9, 0.999, 1e-8];
let [p, m, v] = [3, 0, 0];
const w = parameter([3], { dtype: 'float64' });
const optimizer = new Adam([w], { lr });

for (let t = 1; t <= 5; t++) {
  const g = 2 * p; // of E = w²
  m = beta1 * m + (1 - beta1) * g;
  v = beta2 * v + (1 - beta2) * g * g;
  const mHat = m / (1 - beta1 ** t);
  const vHat = v / (1 - beta2 ** t);
  p -= (lr * mHat) / (Math.sqrt(vHat) + eps);

  w.square().sum().backward();
  optimizer.step();
  optimizer.zeroGrad();
}
console.log(p); // → 2.501779
console.log(w.item()); // → 2.501779
