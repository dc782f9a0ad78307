// playground: backprop?preset=2-2-2&step=6
import { noGrad } from '@bp/autograd';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { tensor } from '@bp/tensor';

const model = new Sequential(
  new Linear(2, 2, { bias: false }),
  new Sigmoid(),
  new Linear(2, 2, { bias: false }),
  new Sigmoid(),
);
model.loadStateDict({
  '0.weight': [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
  '2.weight': [
    [0.45, 0.4],
    [0.7, 0.6],
  ],
});

// One layer after another …
let value = tensor([[0.1, 0.2]]);
for (const layer of model) {
  value = layer.forward(value);
  console.log(value.at(0).toArray());
}
console.log(value.at(0).toArray()); // → [0.609446, 0.663845]

// … is what the model does. Rows are samples: three at once.
const batch = tensor([
  [0.1, 0.2],
  [0, 0],
  [1, -1],
]);
console.log(model.forward(batch).shape); // → [3, 2]

// Where nobody asks for gradients, nothing need be kept.
console.log(
  noGrad(() => model.forward(batch))
    .at(1)
    .toArray(),
); // → [0.604679, 0.657010]
