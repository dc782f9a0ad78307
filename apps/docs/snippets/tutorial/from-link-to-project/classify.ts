import { Linear, Sequential, seed, Tanh, tensor } from '@bp/all';

seed(7);
const model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 1));
const weights = model.stateDict(); // in a project: await save(model, 'moons.safetensors')
const kept = JSON.stringify(weights['0.weight'].toArray());

// another process, another day: the same network, with other weights at first
const served = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 1));
served.loadStateDict(weights); // await load(served, 'moons.safetensors')
console.log(JSON.stringify(served.stateDict()['0.weight'].toArray()) === kept); // → true

/** The probability that a point lies on the second moon. */
function classify(point: [number, number]): number {
  return served
    .forward(tensor([point]))
    .sigmoid()
    .item();
}
const before = model
  .forward([[0.5, -0.2]])
  .sigmoid()
  .item();
console.log(classify([0.5, -0.2]) === before); // → true
