// playground: train?data.name=moons&data.n=60&data.noise=0.3&compare=dropout,l2,early
import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { Adam } from '@bp/optim';
import { fit } from '@bp/train';

const points = (n: number, seed: number) => {
  const { x, y } = moons({ n, noise: 0.3, seed });
  return { x, y: y.cast('float32').reshape([-1, 1]) };
};
const losses = async (n: number, epochs: number) => {
  const model = new Sequential(
    new Linear(2, 32),
    new Tanh(),
    new Linear(32, 32),
    new Tanh(),
    new Linear(32, 1),
  );
  initialize(model, { seed: 7 });
  const { epochs: told } = await fit(model, points(n, 7), {
    loss: bceWithLogits,
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    batch: 'full',
    epochs,
    validation: points(500, 99),
    measureTrain: true,
    seed: 7,
    progress: false,
  });
  const { train, validation } = told[epochs - 1];
  return [train?.loss ?? 0, validation?.loss ?? 0];
};

const [early, earlyNew] = await losses(60, 60);
console.log('60 points, 60 epochs ', early, earlyNew);
const [late, lateNew] = await losses(60, 300);
console.log('60 points, 300 epochs', late, lateNew);
console.log(late < early && lateNew > earlyNew); // → true
