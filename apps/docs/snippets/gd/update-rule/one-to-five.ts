// playground: descent?preset=one-to-five
import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';

const w = parameter(1);
const optimizer = new SGD([w], { lr: 2 });

const cost = w.sub(5).square().mul(0.25);
cost.backward();
console.log('slope', w.grad?.item()); // → slope -2

optimizer.step(); // w ← w − 2 · (−2)
console.log('w', w.item()); // → w 5
