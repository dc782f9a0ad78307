import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { fingerprint } from '@bp/module';
import { Adam } from '@bp/optim';
import { fit } from '@bp/train';

const { x, y } = moons({ n: 200, noise: 0.1, seed: 7 });
const data = { x, y: y.cast('float32').reshape([-1, 1]) };

const train = async (seed: number, compile: boolean) => {
  const model = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 1));
  initialize(model, { seed });
  await fit(model, data, {
    loss: bceWithLogits,
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    epochs: 10,
    seed,
    compile,
    progress: false,
  });
  return fingerprint(model.stateDict());
};

const compiled = await train(7, true);
console.log(compiled); // the same in every browser and in Node
console.log(compiled === (await train(7, false))); // → true
console.log(compiled === (await train(8, true))); // → false
