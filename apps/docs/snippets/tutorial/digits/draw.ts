import { Adam, crossEntropy, digits, fit, Linear, ReLU, Sequential, seed } from '@bp/all';

const { train } = await digits();
seed(7);
const model = new Sequential(new Linear(64, 32), new ReLU(), new Linear(32, 10));
await fit(model, train, {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters(), { lr: 0.01 }),
  epochs: 10,
  batch: 32,
  seed: 7,
  progress: false,
});

// Draw with ' ' (paper), '+' (half) and '#' (ink).
const drawing = [
  '   ##   ',
  '  +##   ',
  '   ##   ',
  '   ##   ',
  '   ##   ',
  '   ##   ',
  '   ##+  ',
  '   ###  ',
];
const ink = { ' ': 0, '+': 0.5, '#': 1 } as Record<string, number>;
const pixels = drawing.flatMap((row) => [...row].map((mark) => ink[mark]));

const chances = model.forward([pixels]).softmax(1).toArray() as number[][];
const best = chances[0].indexOf(Math.max(...chances[0]));
console.log('it reads', best); // → it reads 1
console.log('probability', chances[0][best]); // → probability 0.9283
