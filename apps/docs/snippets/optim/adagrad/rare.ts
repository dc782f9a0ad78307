// playground: descent?preset=optimizers
import { parameter } from '@bp/autograd';
import { Adagrad, SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';

// Both weights should become 1. The second feature is there in every hundredth example.
const learn = (Kind: typeof Adagrad | typeof SGD, lr: number) => {
  const w = parameter([0, 0], { dtype: 'float64' });
  const optimizer = new Kind([w], { lr });
  for (let i = 1; i <= 500; i++) {
    const present = tensor([1, i % 100 === 0 ? 1 : 0], { dtype: 'float64' });
    w.sub(1).square().mul(present).sum().mul(0.5).backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return w.toArray();
};
console.log('SGD    ', learn(SGD, 0.1)); // → SGD     [1.0000, 0.40951]
console.log('Adagrad', learn(Adagrad, 0.5)); // → Adagrad [1.0000, 0.949109]
