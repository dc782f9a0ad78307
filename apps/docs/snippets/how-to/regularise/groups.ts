import { Linear, ReLU, Sequential } from '@bp/layers';
import { AdamW } from '@bp/optim';

const model = new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 1));
const named = model.namedParameters();
const weights = [...named].filter(([name]) => name.endsWith('weight')).map(([, p]) => p);
const biases = [...named].filter(([name]) => name.endsWith('bias')).map(([, p]) => p);

const optimizer = new AdamW(
  [
    { params: weights, weightDecay: 0.01 },
    { params: biases, weightDecay: 0 }, // a bias bends nothing; leave it alone
  ],
  { lr: 0.001 },
);
console.log(optimizer.groups.map(({ weightDecay }) => weightDecay)); // → [0.01, 0]
