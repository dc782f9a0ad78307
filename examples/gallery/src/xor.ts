// XOR: two inputs that differ give 1. No line parts the four points, so one neuron cannot learn it; three more can.
import { Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import { fit } from '@bp/train';

const x = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const y = [[0], [1], [1], [0]];

async function learn(name: string, model: Sequential): Promise<void> {
  const history = await fit(
    model,
    { x, y },
    {
      loss: bceWithLogits,
      optimizer: new Adam(model.parameters(), { lr: 0.1 }),
      batch: 'full',
      epochs: 300,
      seed: 1,
      progress: false,
    },
  );
  // The model gives a logit; the sigmoid of it is the probability of a 1.
  const probabilities = model.forward(x).sigmoid().flatten().data;
  console.log(`${name}: loss ${history.epochs[299].loss.toFixed(4)}`);
  x.forEach(([a, b], i) => {
    console.log(`  ${a} xor ${b} = ${y[i]}, says ${probabilities[i].toFixed(3)}`);
  });
}

seed(1); // decides the first weights
// It cannot do better than 1/2 for everything, which is a loss of ln 2 = 0.6931.
await learn('one neuron', new Sequential(new Linear(2, 1)));
await learn('three hidden neurons', new Sequential(new Linear(2, 3), new Tanh(), new Linear(3, 1)));
