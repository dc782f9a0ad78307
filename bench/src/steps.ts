// Training steps per second of our eager engine: forward, loss, backward, update, data resident.
import { Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';

/** How long each work is measured, and in how many rounds. */
const ROUND_MS = 1000;
const ROUNDS = 5;

/** One training step of each work; the data and the model are made once. */
const works = {
  /** A tiny regression: 2-8-8-1 tanh, batch 32, squared error, SGD with momentum. */
  a() {
    const model = new Sequential(
      new Linear(2, 8),
      new Tanh(),
      new Linear(8, 8),
      new Tanh(),
      new Linear(8, 1),
    );
    const optimizer = new SGD(model.parameters(), { lr: 0.05, momentum: 0.9 });
    const x = new Rng('x').normal([32, 2]);
    const y = x.slice(':, 0').mul(x.slice(':, 1')).unsqueeze(1);
    return () => {
      mse(model.forward(x), y).backward();
      optimizer.step();
      optimizer.zeroGrad();
    };
  },
  /** A classifier of the size of MNIST: 784-128-10 ReLU, batch 32, cross-entropy, Adam. */
  b32() {
    const model = new Sequential(new Linear(784, 128), new ReLU(), new Linear(128, 10));
    const optimizer = new Adam(model.parameters());
    const x = new Rng('x').normal([32, 784]);
    const labels = new Rng('y').integers([32], { high: 10 });
    return () => {
      crossEntropy(model.forward(x), labels).backward();
      optimizer.step();
      optimizer.zeroGrad();
    };
  },
};

function stepsPerSecond(step: () => void): number {
  const started = process.cpuUsage();
  const until = performance.now() + ROUND_MS;
  let steps = 0;
  for (; performance.now() < until; steps++) step();
  const { user, system } = process.cpuUsage(started);
  return steps / ((user + system) / 1e6);
}

seed(7);
const prepared = Object.entries(works).map(([name, prepare]) => ({ name, step: prepare() }));
const rates = new Map(prepared.map(({ name }) => [name, [] as number[]]));
for (const { step } of prepared) stepsPerSecond(step);
// Rounds take turns, so that a slow minute of the machine hits every work alike.
for (let round = 0; round < ROUNDS; round++) {
  for (const { name, step } of prepared) rates.get(name)?.push(stepsPerSecond(step));
}
console.log(`node ${process.version}, eager, steps per second of processor time`);
for (const [name, found] of rates) {
  found.sort((x, y) => x - y);
  const median = found[Math.floor(ROUNDS / 2)].toFixed(0);
  console.log(
    `${name.padEnd(6)} median ${median.padStart(7)}  best ${found[ROUNDS - 1].toFixed(0).padStart(7)}`,
  );
}
