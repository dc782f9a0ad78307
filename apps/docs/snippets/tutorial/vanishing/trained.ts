import {
  Adam,
  BatchNorm1d,
  bceWithLogits,
  fit,
  Linear,
  type Module,
  moons,
  ReLU,
  Sequential,
  Sigmoid,
  seed,
} from '@bp/all';

const { x, y } = moons({ n: 200, noise: 0.15, seed: 7 });
const data = { x, y: y.cast('float32').reshape([200, 1]) };

async function lossAfter(parts: (inputs: number) => Module[]): Promise<number> {
  seed(7);
  const layers = [2, 16, 16, 16, 16].flatMap(parts);
  const model = new Sequential(...layers, new Linear(16, 1));
  const optimizer = new Adam(model.parameters(), { lr: 0.01 });
  const options = { loss: bceWithLogits, optimizer, epochs: 20, batch: 25, seed: 7 };
  const { epochs } = await fit(model, data, { ...options, progress: false });
  return epochs[epochs.length - 1].loss;
}

const plain = await lossAfter((n) => [new Linear(n, 16), new Sigmoid()]);
const relu = await lossAfter((n) => [new Linear(n, 16), new ReLU()]);
const normed = await lossAfter((n) => [
  new Linear(n, 16),
  new BatchNorm1d(16),
  new Sigmoid(),
]);
console.log('sigmoid:', plain); // → sigmoid: 0.3790
console.log('ReLU:', relu); // → ReLU: 0.1652
console.log('sigmoid, batch norm:', normed); // → sigmoid, batch norm: 0.1078
