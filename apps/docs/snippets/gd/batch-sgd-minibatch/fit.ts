// playground: train?data.name=moons&data.n=200&data.noise=0.25&batch=32
import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { SGD } from '@bp/optim';
import { fit } from '@bp/train';

const points = moons({ n: 200, noise: 0.25, seed: 1 });
const data = { x: points.x, y: points.y.reshape([-1, 1]) };

for (const batch of [1, 32, 'full'] as const) {
  const model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 1));
  initialize(model, { seed: 7 });
  const { epochs, stopped } = await fit(model, data, {
    loss: bceWithLogits,
    optimizer: new SGD(model.parameters(), { lr: 0.1 }),
    batch,
    epochs: 10,
    seed: 7,
    progress: false,
  });
  const loss = epochs.at(-1)?.loss.toFixed(4);
  console.log(batch, 'updates', stopped?.update, 'loss', loss); // → full updates 10 loss 0.6512
}
