// playground: backprop?preset=mazur
import { parameter } from '@bp/autograd';
import { halfSse } from '@bp/losses';

// a bias …
const w = parameter([0.4, 0.45]);
const b = parameter(0.6);
halfSse(w.mul([0.59327, 0.59688]).sum().add(b).sigmoid(), 0.01).backward();
console.log(w.grad?.toArray(), b.grad?.item()); // → [0.08217, 0.08267] 0.1385

// … is a weight whose input is always 1
const all = parameter([0.4, 0.45, 0.6]);
halfSse(all.mul([0.59327, 0.59688, 1]).sum().sigmoid(), 0.01).backward();
console.log(all.grad?.toArray()); // → [0.08217, 0.08267, 0.13850]
