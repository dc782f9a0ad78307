// playground: descent?preset=fish-cake
import { syntheticFishCakes } from '@bp/data';

// synthetic: nobody sold these. Temperatures in tens of degrees, sales in hundreds.
const made = syntheticFishCakes({ n: 64, noise: 25, seed: 42 });
const t = made.x.div(10).flatten();
const y = made.y.div(100).flatten();

let w = 1.5;
let b = 0.5;
const rate = 0.1;

for (let step = 0; step <= 200; step++) {
  const error = t.mul(w).add(b).sub(y); // prediction − target, one for each day
  const cost = error.square().mean().item();
  const slopeW = error.mul(t).mean().item() * 2;
  const slopeB = error.mean().item() * 2;
  if (step % 50 === 0) {
    console.log(step, cost.toFixed(4), w.toFixed(4), b.toFixed(4));
    // → 200 0.0679 -0.9752 3.9423
  }
  w -= rate * slopeW;
  b -= rate * slopeB;
}
