// playground: vanishing?preset=initialisation
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';

const net = new Sequential(new Linear(2, 3), new Tanh(), new Linear(3, 1));
initialize(net, { seed: 7, parameters: { '*.weight': 0.5, '*.bias': 0 } });
// initialize(net, { seed: 7 }); // draws them at random

const optimizer = new SGD(net.parameters(), { lr: 0.1 });
for (let step = 0; step < 100; step++) {
  optimizer.zeroGrad();
  mse(net.forward([[1, 2]]), [[0.3]]).backward();
  optimizer.step();
}
// the weights into each of the three hidden units
const [weight] = net.parameters();
console.log(weight.at(0).toArray()); // → [0.47504, 0.45008]
console.log(weight.at(1).toArray()); // → [0.47504, 0.45008]
console.log(weight.at(2).toArray()); // → [0.47504, 0.45008]
