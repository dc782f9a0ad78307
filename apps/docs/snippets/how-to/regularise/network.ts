import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { AdamW } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';

seed(7);
const model = new Sequential(
  new Linear(64, 32, { bias: false }), // batch normalisation has its own shift
  new BatchNorm1d(32),
  new ReLU(),
  new Dropout(0.2), // after the activation
  new Linear(32, 10),
);
const optimizer = new AdamW(model.parameters(), { lr: 0.001, weightDecay: 0.01 });
console.log(optimizer.weightDecay); // → 0.01

const x = new Rng(7).normal([4, 64]);
console.log(String(model.forward(x).toArray()) === String(model.forward(x).toArray())); // → false
model.eval(); // running statistics, nothing drops out
console.log(String(model.forward(x).toArray()) === String(model.forward(x).toArray())); // → true
