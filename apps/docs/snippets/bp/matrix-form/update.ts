// playground: backprop?preset=2-2-2&step=25&notation=layered
import { Linear } from '@bp/layers';
import { tensor } from '@bp/tensor';

const layer = new Linear(2, 2, { bias: false });
layer.loadStateDict({
  weight: [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
});

// weight[i, j] leads from input j to unit i: shape [out, in].
console.log(layer.weight.shape); // → [2, 2]
console.log(
  layer
    .forward(tensor([[0.1, 0.2]]))
    .at(0)
    .toArray(),
); // → [0.08, 0.11]

// δ times x, as a column times a row, is a gradient of the shape of W.
const delta = tensor([[0.00808875, 0.00710086]]);
const gradient = delta.transpose().matmul(tensor([[0.1, 0.2]]));
console.log(gradient.shape); // → [2, 2]
const next = layer.weight.sub(gradient.mul(0.5));
console.log(next.at(0).toArray()); // → [0.299596, 0.249191]
console.log(next.at(1).toArray()); // → [0.399645, 0.349290]
