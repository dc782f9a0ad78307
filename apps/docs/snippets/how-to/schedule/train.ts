import { parameter } from '@bp/autograd';
import { cosineLr, Scheduler, SGD } from '@bp/optim';

const w = parameter([3, -2]);
const optimizer = new SGD([w], { lr: 0.1, momentum: 0.9 });
const scheduler = new Scheduler(optimizer, cosineLr({ tMax: 50 }));

for (let step = 0; step < 50; step++) {
  w.square().sum().backward();
  optimizer.step();
  optimizer.zeroGrad();
  scheduler.step(); // after the optimizer, as in PyTorch
}
console.log('rate at the end:', optimizer.lr); // → rate at the end: 0
console.log('w:', w.toArray());
