import { BatchNorm1d, Linear, ReLU, Sequential } from '@bp/layers';
import { AdamW } from '@bp/optim';

const model = new Sequential(
  new Linear(4, 16, { bias: false }),
  new BatchNorm1d(16),
  new ReLU(),
  new Linear(16, 1),
);
// Matrices decay. Biases, and gains and shifts of normalisations, have one axis.
const matrices = model.parameters().filter(({ rank }) => rank > 1);
const others = model.parameters().filter(({ rank }) => rank <= 1);
console.log(matrices.length, others.length); // → 2 3

const optimizer = new AdamW(
  [
    { params: matrices, weightDecay: 0.01 },
    { params: others, weightDecay: 0 }, // they bend nothing; leave them alone
  ],
  { lr: 0.001 },
);
console.log(optimizer.groups.map(({ weightDecay }) => weightDecay)); // → [0.01, 0]
