// playground: descent?preset=fish-cake
import { syntheticFishCakes } from '@bp/data';
import { mse } from '@bp/losses';

// synthetic: nobody sold these. Temperatures in tens of degrees, sales in hundreds.
const made = syntheticFishCakes({ n: 64, noise: 25, seed: 42 });
const [t, y] = [made.x.div(10), made.y.div(100)];

const cost = (w: number, b: number) => mse(t.mul(w).add(b), y).item();
console.log('rising', cost(1.5, 0.5)); // → rising 6.6098
console.log('level', cost(0, 2.5)); // → level 1.0970
console.log('falling', cost(-0.975, 3.942)); // → falling 0.06788
