import { digits } from '@bp/data';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import { findLr } from '@bp/train';

const { train } = await digits();
seed(7);
const model = new Sequential(new Linear(64, 32), new ReLU(), new Linear(32, 10));
const found = await findLr(model, train, {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters()),
  batch: 32,
  seed: 7,
});
console.log('tried:', found.rates.length, 'rates');
console.log('suggested:', found.suggestion); // → suggested: 0.0792
console.log('least loss at:', found.least);
