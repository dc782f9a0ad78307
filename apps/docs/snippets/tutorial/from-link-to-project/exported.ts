// playground: train?data.name=moons&data.n=200&seed=7&stop.epochs=60
import { moons, split } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { Adam } from '@bp/optim';
import { tensor } from '@bp/tensor';
import { accuracy, evaluate, Run } from '@bp/train';

const seed = 7;

const set = moons({ n: 200, noise: 0.1, seed });
const points = (set.x.toArray() as number[][]).map(([a, b]) => [
  (a - 0.5) * 4,
  (b - 0.25) * 4,
]);
const labels = Array.from(set.y.data, Number);
const stratify = Int32Array.from(labels);
const [trainRows, validationRows, testRows] = split(200, [0.6, 0.2, 0.2], {
  seed,
  stratify,
});

// each input gets mean 0 and standard deviation 1 over the rows to learn from
const [mean, std] = [
  [0, 0],
  [0, 0],
];
for (const k of [0, 1]) {
  for (const row of trainRows) mean[k] += points[row][k] / trainRows.length;
  for (const row of trainRows)
    std[k] += (points[row][k] - mean[k]) ** 2 / trainRows.length;
  std[k] = Math.sqrt(std[k]);
}
const x = tensor(points.map((row) => row.map((value, k) => (value - mean[k]) / std[k])));
const y = tensor(
  labels.map((label) => [label]),
  { dtype: 'float32' },
);

const model = initialize(
  new Sequential({
    a: new Sequential({ linear: new Linear(2, 8), activation: new Tanh() }),
    b: new Sequential({ linear: new Linear(8, 8), activation: new Tanh() }),
    out: new Sequential({ linear: new Linear(8, 1) }),
  }),
  { seed },
);
const samplesOf = (rows: Int32Array) => ({
  x: x.indexSelect(0, rows),
  y: y.indexSelect(0, rows),
});
const run = new Run({
  model,
  loss: bceWithLogits,
  optimizer: new Adam(model.parameters(), { lr: 0.01 }),
  data: samplesOf(trainRows),
  validation: samplesOf(validationRows),
  batch: 32,
  metrics: [accuracy],
  measureTrain: false,
  stop: { epochs: 60 },
  seed,
});
await run.play();

console.log('epochs', run.position.epoch); // → epochs 60
console.log('fingerprint', run.fingerprint.slice(0, 8)); // → fingerprint 65657f74
const scores = await evaluate(model, samplesOf(testRows), {
  loss: bceWithLogits,
  metrics: [accuracy],
});
console.log('test', scores.loss, 'accuracy', scores.accuracy); // → test 0.0385 accuracy 1
