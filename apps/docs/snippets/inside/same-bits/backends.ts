import { compile } from '@bp/compile';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { fingerprint } from '@bp/module';
import { SGD } from '@bp/optim';
import { setBackend, tensor } from '@bp/tensor';

const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const t = tensor([[0], [1], [1], [0]]);

function train(inOneProgram: boolean): string {
  const net = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 1));
  const model = initialize(net, { seed: 7 });
  const optimizer = new SGD(model.parameters(), { lr: 0.5, momentum: 0.9 });
  const step = () => {
    optimizer.zeroGrad();
    const loss = bceWithLogits(model.forward(x), t);
    loss.backward();
    optimizer.step();
    return loss;
  };
  const learn = inOneProgram ? compile(step) : step;
  for (let i = 0; i < 200; i++) learn();
  return fingerprint(model.stateDict()).slice(0, 16);
}

setBackend('reference'); // loops in plain JavaScript
console.log(train(false)); // → 45fb87dce576ef9a
setBackend('wasm'); // WebAssembly with SIMD
console.log(train(false)); // → 45fb87dce576ef9a
// The whole step as one program.
console.log(train(true)); // → 45fb87dce576ef9a
