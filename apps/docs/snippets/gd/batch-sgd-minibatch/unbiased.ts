// playground: descent?preset=batch-sizes
import { parameter } from '@bp/autograd';
import { batches, syntheticFishCakes } from '@bp/data';
import { mse } from '@bp/losses';

// synthetic: nobody sold these
const made = syntheticFishCakes({ n: 64, noise: 25, seed: 42 });
const data = { t: made.x.div(10), y: made.y.div(100) };

function slope(part: typeof data): number {
  const w = parameter(1.5);
  mse(part.t.mul(w).add(0.5), part.y).backward();
  return w.grad?.item() ?? 0;
}

const slopes = Array.from(batches(data, 16, { seed: 1 }), slope);
console.log(slopes.map((s) => s.toFixed(3)).join('  '));
console.log('their mean', slopes.reduce((a, b) => a + b) / 4); // → their mean 5.0316
console.log('all at once', slope(data)); // → all at once 5.0316
