import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed, tensor } from '@bp/tensor';

// Three imports of layers, one of losses, one of optim: nothing else of them is kept.
seed(7);
const model = new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 2));
const optimizer = new Adam(model.parameters(), { lr: 0.05 });
const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const y = tensor([0, 1, 1, 0], { dtype: 'int32' });

let loss = crossEntropy(model.forward(x), y);
for (let step = 0; step < 100; step++) {
  loss = crossEntropy(model.forward(x), y);
  loss.backward();
  optimizer.step();
  optimizer.zeroGrad();
}
console.log(model.forward(x).argmax({ axis: 1 }).toArray()); // → [0, 1, 1, 0]
console.log(loss.item() < 0.05); // → true
