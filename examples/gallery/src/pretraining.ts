// Does pre-training without labels help a deep network of sigmoids that has few labels? Every network takes equally many steps.
//   node dist/pretraining.js [--seeds 3] [--labels 100] [--init default|glorot] [--hidden 5]
import { parseArgs } from 'node:util';
import { compile } from '@bp/compile';
import { digits, split } from '@bp/data';
import { initialize, type Layer, Linear, Sequential, Sigmoid, xavierUniform } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { Rng, type Tensor } from '@bp/tensor';
import { type PretrainOptions, pretrain } from '@bp/train';

const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
  options: { seeds: text('3'), labels: text('100'), init: text('default'), hidden: text('5') },
});
const [seeds, count, hidden] = [values.seeds, values.labels, values.hidden].map(Number);
const glorot = values.init === 'glorot';
const METHODS: Record<string, PretrainOptions | null> = {
  none: null,
  autoencoder: { method: 'autoencoder', lr: 0.003 },
  denoising: { method: 'autoencoder', lr: 0.003, noise: 0.25 },
  rbm: { method: 'rbm', lr: 0.2 },
};
const [EPOCHS, STEPS, BATCH] = [20, 1000, 32];

/** The accuracy on the test part. */
async function accuracyOf(method: PretrainOptions | null, seed: number): Promise<number> {
  const { train, test } = await digits({ seed });
  const n = train.y.size;
  const [few] = split(n, [count / n, 1 - count / n], { seed, stratify: train.y });
  const deep = Array.from({ length: hidden }, (): Layer[] => [new Linear(64, 64), new Sigmoid()]);
  const model = new Sequential([...deep.flat(), new Linear(64, 10)]);
  if (glorot) initialize(model, { seed, parameters: { '*.weight': xavierUniform, '*.bias': 0 } });
  else initialize(model, { seed });
  if (method !== null) await pretrain(model, train.x, { ...method, epochs: EPOCHS, seed });
  const steps = STEPS + (method === null ? hidden * EPOCHS * Math.ceil(n / BATCH) : 0);
  const [x, y] = [train.x.indexSelect(0, few), train.y.indexSelect(0, few)];
  // What suits the network without pre-training best, of 0.001, 0.003 and 0.01.
  const optimizer = new Adam(model.parameters(), { lr: glorot ? 0.01 : 0.003 });
  const step = compile((rows: Tensor) => {
    crossEntropy(model.forward(x.indexSelect(0, rows)), y.indexSelect(0, rows)).backward();
    optimizer.step();
    optimizer.zeroGrad();
  });
  const rng = new Rng(seed).fork('rows');
  for (let i = 0; i < steps; i++) step(rng.integers([BATCH], { high: few.length }));
  return model.forward(test.x).argmax(-1).eq(test.y).cast('float32').mean().item();
}

console.log(`${hidden} × 64 sigmoids, ${values.init} start, ${count} labels, ${seeds} seeds`);
for (const [name, method] of Object.entries(METHODS)) {
  const found: number[] = [];
  for (let seed = 0; seed < seeds; seed++) found.push(await accuracyOf(method, seed));
  found.sort((a, b) => a - b);
  const median = (found[(seeds - 1) >> 1] + found[seeds >> 1]) / 2;
  const range = `${found[0].toFixed(3)} to ${found[seeds - 1].toFixed(3)}`;
  console.log(`${name.padEnd(12)} test accuracy ${median.toFixed(3)}  (${range})`);
}
