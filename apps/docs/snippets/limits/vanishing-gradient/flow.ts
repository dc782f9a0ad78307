// playground: vanishing?preset=sigmoid-depth
import { moons } from '@bp/data';
import { gradientFlow } from '@bp/inspect';
import { initialize, Linear, ReLU, Sequential, Sigmoid, xavierNormal } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';

const { x, y } = moons({ n: 300, noise: 0.2, seed: 7 });
const targets = y.cast('float32').reshape([-1, 1]);

const flowThrough = (Activation: typeof Sigmoid | typeof ReLU) => {
  const hidden = Array.from({ length: 8 }, (_, i) => [
    new Linear(i === 0 ? 2 : 16, 16),
    new Activation(),
  ]).flat();
  const model = new Sequential(...hidden, new Linear(16, 1));
  initialize(model, { seed: 7, parameters: { '*.weight': xavierNormal, '*.bias': 0 } });
  return gradientFlow(bceWithLogits(model.forward(x), targets), { model });
};

const sigmoid = flowThrough(Sigmoid);
const norms = sigmoid.layers.map(({ gradientNorm }) => gradientNorm ?? 0);
console.log(norms[8] / norms[0] > 10_000); // → true
console.log(sigmoid.verdicts[0].kind); // → vanishing
console.log(sigmoid.layers[0].slopes.bound); // → 0.0000152588
console.log(flowThrough(ReLU).verdicts[0].kind); // → fine
