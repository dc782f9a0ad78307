import { parameter } from '@bp/autograd';
import { syntheticFishCakes } from '@bp/data';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';

// synthetic: nobody sold these. Temperatures in tens of degrees, sales in hundreds.
const made = syntheticFishCakes({ n: 64, noise: 25, seed: 42 });
const [t, y] = [made.x.div(10), made.y.div(100)];

// every w and b from −5 to 5 in steps of 0.5: 441 costs
const ticks = Array.from({ length: 21 }, (_, i) => (i - 10) / 2);
const costs = ticks.flatMap((w) => ticks.map((b) => mse(t.mul(w).add(b), y).item()));
console.log(costs.length, 'tried, best', Math.min(...costs)); // → 441 tried, best 0.0691

// 60 steps along the slope
const [w, b] = [parameter(1.5), parameter(0.5)];
const optimizer = new SGD([w, b], { lr: 0.2 });
for (let step = 0; step < 60; step++) {
  optimizer.zeroGrad();
  mse(t.mul(w).add(b), y).backward();
  optimizer.step();
}
console.log('60 steps', mse(t.mul(w).add(b), y).item()); // → 60 steps 0.0679
