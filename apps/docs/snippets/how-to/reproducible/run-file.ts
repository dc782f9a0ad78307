import { xor } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Run } from '@bp/train';

function makeRun(): Run {
  const net = new Sequential(new Linear(2, 4), new Tanh(), new Linear(4, 1));
  const model = initialize(net, { seed: 7 });
  const { x, y } = xor({ n: 40, seed: 7 });
  return new Run({
    model,
    data: { x, y: y.cast('float32').reshape([40, 1]) },
    loss: bceWithLogits,
    optimizer: new SGD(model.parameters(), { lr: 0.5 }),
    batch: 8,
    seed: 7,
    stop: { epochs: 10 },
  });
}

const straight = makeRun();
await straight.play();

const halfway = makeRun();
await halfway.seek(5);
const resumed = makeRun();
resumed.restore(halfway.save()); // through a file, another process, a worker
await resumed.play();

console.log(resumed.fingerprint === straight.fingerprint); // → true
