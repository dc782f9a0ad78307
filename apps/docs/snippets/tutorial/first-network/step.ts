// file: step.mjs
import { crossEntropy, Linear, moons, Sequential, seed, Tanh } from '@bp/all';

seed(7);
const { x, y } = moons({ n: 200, noise: 0.15, seed: 7 });
const model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 2));

const loss = crossEntropy(model.forward(x), y);
loss.backward(); // fills .grad of every weight

const bias = model.parameters()[3]; // of the last layer
console.log('bias:', bias.toArray()); // → bias: [0.0503, -0.2167]
console.log('its gradient:', bias.grad?.toArray()); // → its gradient: [-0.0700, 0.0700]

const rate = 0.5;
for (const parameter of model.parameters()) {
  if (parameter.grad) parameter.assign(parameter.sub(parameter.grad.mul(rate)));
}
console.log('loss before:', loss.item()); // → loss before: 0.6829
console.log('loss after one step:', crossEntropy(model.forward(x), y).item());
