// file: look.mjs
import { crossEntropy, Linear, moons, Sequential, seed, Tanh } from '@bp/all';

seed(7); // decides the initial weights, so that yours are the ones of this page
const { x, y } = moons({ n: 200, noise: 0.15, seed: 7 });
const model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 2));

console.log('points:', x.shape, 'labels:', y.shape); // → points: [200, 2] labels: [200]
console.log('first points:', x.slice('0:2').toArray());
console.log('their moons:', y.slice('0:2').toArray()); // → their moons: [1, 1]

const loss = crossEntropy(model.forward(x), y);
console.log('loss before any training:', loss.item());
