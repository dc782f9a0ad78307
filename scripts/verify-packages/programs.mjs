// The programs whose size is bounded, which also run from fresh installations.

/** A whole training program, as small as it can be: 784-128-10 with ReLU, cross-entropy, Adam and a seed. */
export const TRAINING = program('step');

/** The same with its step compiled. */
export const COMPILED = `import { compile } from '@bp/compile';\n${program('compile(step)')}`;

/** A network trained by `fit`, with validation, accuracy and an evaluation; the data are drawn. */
export const FITTING = `import { Flatten, Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';
import { accuracy, evaluate, fit } from '@bp/train';

seed(7);
const x = new Rng('inputs').normal([320, 8, 8]);
const y = x.narrow(1, 0, 2).mean({ axis: [1, 2] }).gt(0).cast('int32');
const model = new Sequential(new Flatten(), new Linear(64, 64), new ReLU(), new Linear(64, 2));

async function main() {
  const history = await fit(model, { x, y }, {
    loss: crossEntropy, optimizer: new Adam(model.parameters(), { lr: 0.01 }), epochs: 10, batch: 32,
    validation: 0.2, metrics: [accuracy], patience: 10, seed: 7, progress: false,
  });
  const scores = await evaluate(model, { x, y }, { loss: crossEntropy, metrics: [accuracy] });
  if (!(scores.accuracy > 0.8)) throw new Error('it has not learned to tell them apart');
  console.log(history.epochs.map(({ loss }) => loss).join(' '));
}

main();
`;

/** What the worker of a page needs to make data and a network, and to train it by a run. */
export const WORKER = worker(
  `import { compile } from '@bp/compile';
import { Adam, SGD } from '@bp/optim';
import { Run } from '@bp/train';`,
  '',
);

/** The same where only data and network are there at first. */
export const WORKER_AT_FIRST = worker(
  '',
  `const [{ compile }, { Adam, SGD }, { Run }] = await Promise.all([
    import('@bp/compile'), import('@bp/optim'), import('@bp/train'),
  ]);`,
);

/** @param {string} imports @param {string} loads what trains, in a function */
function worker(imports, loads) {
  return `${imports}
import * as data from '@bp/data';
import { Linear, ReLU, Sequential, Sigmoid, Tanh } from '@bp/layers';
import { bceWithLogits, crossEntropy, mse } from '@bp/losses';
import { Rng, seed } from '@bp/tensor';

const generators = {
  xor: data.xor, blobs: data.blobs, circles: data.circles, moons: data.moons, spirals: data.spirals,
  checkerboard: data.checkerboard, plane: data.plane, hills: data.hills, sine: data.sine,
};
const activations = { relu: ReLU, sigmoid: Sigmoid, tanh: Tanh };
const losses = { bce: bceWithLogits, crossEntropy, mse };

function network(sizes, activation) {
  return new Sequential(...sizes.slice(1).flatMap((size, i) => [
    new Linear(sizes[i], size), ...(i < sizes.length - 2 ? [new activations[activation]()] : []),
  ]));
}

async function main() {
  ${loads}
  seed(7);
  const optimizers = { adam: Adam, sgd: SGD };
  const { x, y } = generators[process.argv[2] ?? 'moons']({ n: 256, noise: 0.1, seed: 7 });
  const model = network([2, 8, 8, 2], 'tanh');
  const run = new Run({
    model, loss: losses.crossEntropy, data: { x, y }, batch: 16, seed: 7,
    optimizer: new optimizers.adam(model.parameters(), { lr: 0.004 }),
  });
  await run.play({ epochs: 10 });
  const map = compile((points) => model.forward(points).softmax(1));
  map(new Rng('map').uniform([64, 2], { low: -1, high: 1 }));
  console.log(run.history.epochs.map(({ loss }) => loss).join(' '));
}

main();
`;
}

/** The same training program, which then explains one of its weights. */
export const EXPLAINING = explaining('');

/** The same in Korean. */
export const EXPLAINING_IN_KOREAN = `import { ko } from '@bp/autograd/explain/ko';\n${explaining(', { language: ko }')}`;

/** The same program, with all its names from one package. @param {string} source */
export function fromAll(source) {
  return source.replaceAll(/'@bp\/\w+'/g, "'@bp/all'");
}

/** @param {string} options of `explain` */
function explaining(options) {
  return `import { explain } from '@bp/autograd/explain';
${TRAINING}
const loss = crossEntropy(model.forward(images), labels);
if (!explain(loss${options}).gradient('0.weight[0,0]').check.ok) throw new Error('the paths do not add up');
`;
}

/** @param {string} train the function that each step calls */
function program(train) {
  return `import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { Rng, seed, tensor } from '@bp/tensor';

seed(7);
const model = new Sequential(new Linear(784, 128), new ReLU(), new Linear(128, 10));
const optimizer = new Adam(model.parameters(), { lr: 0.001 });
const images = new Rng('images').normal([32, 784]);
const labels = tensor(Array.from({ length: 32 }, (_, i) => i % 10));

function step() {
  const loss = crossEntropy(model.forward(images), labels);
  loss.backward();
  optimizer.step();
  optimizer.zeroGrad();
  return loss;
}

const train = ${train};
const losses = Array.from({ length: 10 }, () => train().item());
console.log(losses.join(' '));
`;
}

/**
 * What is wrong with the losses that such a program printed.
 *
 * @param {string} printed
 */
export function lossFindings(printed) {
  const losses = printed.trim().split(/\s+/).map(Number);
  const learns = losses.length === 10 && losses[9] < losses[0] / 2;
  return learns ? [] : [`does not learn; it printed ${printed.trim() || 'nothing'}`];
}
