/** A minimal training program of a library, as its users write it: work a, for a bundler. */
export interface Program {
  readonly peer: string;
  readonly mode: string;
  readonly source: string;
  /** Files that the program fetches as it runs, by package and path. */
  readonly fetched: readonly string[];
  /** What the program imports. */
  readonly packages: readonly string[];
}

const bpEager = `
import { Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';
const model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 1));
const optimizer = new SGD(model.parameters(), { lr: 0.05, momentum: 0.9 });
const x = tensor([[0, 1], [1, 0]]);
const y = tensor([[1], [0]]);
const step = () => {
  const loss = mse(model.forward(x), y);
  loss.backward();
  optimizer.step();
  optimizer.zeroGrad();
  return loss;
};
console.log(step().item());`;

const tfjsWasm = `
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
await tf.setBackend('wasm');
const w1 = tf.variable(tf.randomNormal([2, 8]));
const b1 = tf.variable(tf.zeros([8]));
const w2 = tf.variable(tf.randomNormal([8, 1]));
const optimizer = tf.train.momentum(0.05, 0.9);
const x = tf.tensor2d([[0, 1], [1, 0]]);
const y = tf.tensor2d([[1], [0]]);
const output = () => tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2);
console.log(optimizer.minimize(() => tf.losses.meanSquaredError(y, output()), true).dataSync());`;

const tfjsLayers = `
import '@tensorflow/tfjs-backend-cpu';
import { tensor2d } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
const model = sequential();
model.add(layers.dense({ units: 8, inputShape: [2], activation: 'tanh' }));
model.add(layers.dense({ units: 1 }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tensor2d([[0, 1], [1, 0]]), tensor2d([[1], [0]]));`;

const jaxJs = `
import { jit, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
let w = [np.ones([2, 8]), np.ones([8, 1])];
const x = np.array([[0, 1], [1, 0]]);
const y = np.array([[1], [0]]);
const loss = ([w1, w2], x, y) => np.mean(np.square(np.matmul(np.tanh(np.matmul(x, w1)), w2).sub(y)));
const step = jit((w, x, y) => {
  const [value, g] = valueAndGrad(loss)(tree.ref(w), x, y);
  return [value, w.map((p, i) => p.sub(g[i].mul(0.05)))];
});
const [value, next] = step(w, x.ref, y.ref);
console.log(value.dataSync(), next);`;

const convnetjs = `
import convnet from 'convnetjs';
const net = new convnet.Net();
net.makeLayers([{ type: 'input', out_sx: 1, out_sy: 1, out_depth: 2 },
  { type: 'fc', num_neurons: 8, activation: 'tanh' }, { type: 'regression', num_neurons: 1 }]);
new convnet.Trainer(net, { method: 'sgd' }).train(new convnet.Vol([0, 1]), [1]);`;

const brain = `
import brain from 'brain.js';
new brain.NeuralNetwork({ hiddenLayers: [8] }).train([{ input: [0, 1], output: [1] }]);`;

const GRADIENTS = '@tensorflow/tfjs-core/dist/register_all_gradients';
const simd = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';

export const programs: readonly Program[] = [
  program('bp', 'eager', bpEager),
  program(
    'bp',
    'compiled',
    bpEager
      .replace('\n', "\nimport { compile } from '@bp/compile';\n")
      .replace('() => {', 'compile(() => {')
      .replace('return loss;\n};', 'return loss;\n});'),
  ),
  program('tfjs-wasm', 'core', tfjsWasm, [simd]),
  program('tfjs-cpu', 'layers', tfjsLayers),
  program('jax-js', 'jit', jaxJs),
  program('convnetjs', 'eager', convnetjs),
  program('brain.js', 'eager', brain),
];

function program(
  peer: string,
  mode: string,
  source: string,
  fetched: readonly string[] = [],
): Program {
  const imported = [...source.matchAll(/import (?:.* from )?'(.*)'/g)].map(([, name]) => name);
  // Node cannot load its gradients by themselves
  const packages = imported.map((name) => (name === GRADIENTS ? '@tensorflow/tfjs-layers' : name));
  return { peer, mode, source, fetched, packages };
}
