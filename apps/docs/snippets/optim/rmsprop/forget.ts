// playground: descent?preset=optimizers
import { parameter } from '@bp/autograd';
import { Adagrad, RMSprop } from '@bp/optim';

// 300 steps with a gradient of 10, then 300 with one of 0.1.
const lastStep = (Kind: typeof RMSprop | typeof Adagrad) => {
  const w = parameter([0], { dtype: 'float64' });
  const optimizer = new Kind([w], { lr: 0.01 });
  let before = 0;
  for (let t = 0; t < 600; t++) {
    before = w.item();
    w.mul(t < 300 ? 10 : 0.1)
      .sum()
      .backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return before - w.item();
};
console.log('RMSprop', lastStep(RMSprop)); // → RMSprop 0.000462591
console.log('Adagrad', lastStep(Adagrad)); // → Adagrad 0.00000577321
