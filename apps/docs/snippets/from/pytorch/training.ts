import { Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';

seed(7); // torch.manual_seed(7)
const model = new Sequential(
  new Linear(4, 16),
  new ReLU(),
  new Dropout(0.1),
  new Linear(16, 3),
);
const optimizer = new Adam(model.parameters(), { lr: 0.01 });
const x = new Rng(7).normal([32, 4]);
const y = x.argmax({ axis: 1 }).clamp(0, 2); // 32 class indices

model.train();
for (let step = 0; step < 50; step++) {
  optimizer.zeroGrad();
  const loss = crossEntropy(model.forward(x), y);
  loss.backward();
  optimizer.step();
}
model.eval();
const right = model.forward(x).argmax({ axis: 1 }).eq(y).cast('float32').mean();
console.log('accuracy:', right.item()); // → accuracy: 0.9375
