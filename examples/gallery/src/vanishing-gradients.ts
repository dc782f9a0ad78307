// Vanishing gradients: how much of a gradient arrives at the first layer of deeper and deeper networks, by their
// activation function and by how their first weights were drawn.
import { bars, savePicture } from '@bp/example-picture';
import {
  type Initializer,
  initialize,
  kaimingNormal,
  type Layer,
  Linear,
  ReLU,
  Sequential,
  Sigmoid,
  Tanh,
  xavierNormal,
} from '@bp/layers';
import { mse } from '@bp/losses';
import { Rng } from '@bp/tensor';

const DEPTHS = [2, 5, 10, 20];
const WIDTH = 64;
const [x, y] = [7, 8].map((seed) => new Rng(seed).normal([256, WIDTH]));

/** The norm of ∂L/∂W of the first of so many layers, before anything is learned. */
function firstGradient(depth: number, makeActivation: () => Layer, first: Initializer): number {
  const linears = Array.from({ length: depth }, () => new Linear(WIDTH, WIDTH));
  const layers = linears.flatMap((linear) => [linear, makeActivation()]);
  const model = new Sequential(layers.slice(0, -1)); // no activation behind the last one
  initialize(model, { seed: 7, parameters: { '*.weight': first, '*.bias': 0 } });
  mse(model.forward(x), y).backward();
  return linears[0].weight.grad?.norm().item() ?? 0;
}

// Each sigmoid multiplies by a slope of at most 1/4, each ReLU by 0 for half of its inputs. Glorot's weights make up for
// neither; He's are √2 times as large, which makes up for the ReLU.
const networks: [name: string, makeActivation: () => Layer, first: Initializer][] = [
  ['sigmoid, Glorot', () => new Sigmoid(), xavierNormal],
  ['tanh, Glorot', () => new Tanh(), xavierNormal],
  ['ReLU, Glorot', () => new ReLU(), xavierNormal],
  ['ReLU, He', () => new ReLU(), kaimingNormal],
];
const results = networks.map(([name, makeActivation, first]) => ({
  name,
  norms: DEPTHS.map((depth) => firstGradient(depth, makeActivation, first)),
}));

console.log(`layers           ${DEPTHS.map((depth) => String(depth).padStart(8)).join('')}`);
for (const { name, norms } of results) {
  console.log(name.padEnd(17) + norms.map((norm) => norm.toExponential(1).padStart(8)).join(''));
}

const all = results.flatMap(({ norms }) => norms);
const log = [Math.min(...all) / 2, Math.max(...all)] as const;
const drawn = results.map(({ name, norms }) => {
  const named = norms.map((value, i) => ({ name: `${DEPTHS[i]} layers`, value }));
  return bars({ heading: name, log }, named);
});
const title = 'What arrives of a gradient at the first layer';
const description = 'With sigmoids it vanishes by depth, with ReLU and weights by He it stays.';
savePicture('vanishing-gradients.svg', { title, description, columns: 2, height: 130 }, drawn);
