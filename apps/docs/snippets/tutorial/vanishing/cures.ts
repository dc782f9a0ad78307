import {
  BatchNorm1d,
  gradientFlow,
  halfSse,
  Linear,
  type Module,
  moons,
  ReLU,
  Sequential,
  Sigmoid,
  seed,
  Tanh,
} from '@bp/all';

const { x, y } = moons({ n: 64, noise: 0.15, seed: 7 });
const target = y.cast('float32').reshape([64, 1]);

function firstToLast(parts: (inputs: number) => Module[]): number {
  seed(7);
  const layers = [2, 16, 16, 16, 16].flatMap(parts);
  const model = new Sequential(...layers, new Linear(16, 1));
  const flow = gradientFlow(halfSse(model.forward(x), target), { model });
  const norms = flow.layers.flatMap(({ gradientNorm }) => gradientNorm ?? []);
  return norms[0] / norms[norms.length - 1];
}

const plain = firstToLast((n) => [new Linear(n, 16), new Sigmoid()]);
const tanh = firstToLast((n) => [new Linear(n, 16), new Tanh()]);
const relu = firstToLast((n) => [new Linear(n, 16), new ReLU()]);
const normed = firstToLast((n) => [
  new Linear(n, 16),
  new BatchNorm1d(16),
  new Sigmoid(),
]);
console.log('sigmoid:', plain); // → sigmoid: 0.000017
console.log('tanh:', tanh); // → tanh: 0.0595
console.log('ReLU:', relu); // → ReLU: 0.0131
console.log('sigmoid, batch norm:', normed); // → sigmoid, batch norm: 0.0981
