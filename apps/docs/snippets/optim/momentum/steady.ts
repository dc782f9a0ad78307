// playground: descent?preset=race
import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';

const w = parameter([0]);
const optimizer = new SGD([w], { lr: 0.1, momentum: 0.9 });
const steps = [];
for (let t = 1; t <= 50; t++) {
  const before = w.item();
  w.mul(0.2).sum().backward(); // the gradient is 0.2 for ever
  optimizer.step();
  optimizer.zeroGrad();
  steps.push(w.item() - before);
}
console.log(steps[0]); // → -0.02
console.log(steps[1]); // → -0.038
console.log(steps[49]); // → -0.1990
