// playground: descent?preset=stopping
import { parameter } from '@bp/autograd';
import { syntheticFishCakes } from '@bp/data';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';

// synthetic: nobody sold these. Temperatures in tens of degrees, sales in hundreds.
const made = syntheticFishCakes({ n: 64, noise: 25, seed: 42 });
const [t, y] = [made.x.div(10), made.y.div(100)];

const [w, b] = [parameter(1.5), parameter(0.5)];
const optimizer = new SGD([w, b], { lr: 0.1 });

let steps = 0;
for (; steps < 1000; steps++) {
  optimizer.zeroGrad();
  mse(t.mul(w).add(b), y).backward();
  const slope = Math.hypot(w.grad?.item() ?? 0, b.grad?.item() ?? 0);
  if (slope < 1e-3) break;
  optimizer.step();
}
console.log('stopped after', steps, 'updates'); // → stopped after 129 updates
console.log(w.item(), b.item()); // → -0.9745 3.9409
