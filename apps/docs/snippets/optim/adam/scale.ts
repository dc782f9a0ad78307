// playground: descent?preset=optimizers
import { parameter } from '@bp/autograd';
import { Adam, SGD } from '@bp/optim';

// The same bowl, its loss multiplied by a scale.
const after = (Kind: typeof Adam | typeof SGD, scale: number) => {
  const w = parameter([3, -2], { dtype: 'float64' });
  const optimizer = new Kind([w], { lr: 0.01 });
  for (let t = 0; t < 100; t++) {
    w.square().sum().mul(scale).backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return w.toArray();
};
console.log('Adam', after(Adam, 1)); // → Adam [2.062446, -1.098448]
console.log('Adam', after(Adam, 1000)); // → Adam [2.062446, -1.098448]
console.log('SGD ', after(SGD, 1)); // → SGD  [0.397859, -0.265239]
console.log('SGD ', after(SGD, 0.001)); // → SGD  [2.994006, -1.996004]
