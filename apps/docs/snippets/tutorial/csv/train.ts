import {
  Adam,
  accuracy,
  bceWithLogits,
  evaluate,
  fit,
  Linear,
  ReLU,
  Rng,
  readCsv,
  Sequential,
  StandardScaler,
  seed,
  split,
} from '@bp/all';

// 120 students that nobody has met: hours, sleep and some luck decide whether they pass.
const luck = new Rng('students').normal([120, 3]).toArray() as number[][];
const rows = luck.map(([a, b, c]) => {
  const [hours, sleep] = [4 + 2 * a, 7 + b];
  const passed = hours + 0.8 * (sleep - 7) + c > 4;
  return `${hours.toFixed(1)},${sleep.toFixed(1)},${passed ? 'yes' : 'no'}`;
});
const { x, y } = await readCsv(`hours,sleep,passed\n${rows.join('\n')}`, { y: 'passed' });
const target = y!.cast('float32').reshape([120, 1]);

const [train, test] = split(120, [0.75, 0.25], { seed: 7 }); // lists of rows
const scaler = new StandardScaler().fit(x.indexSelect(0, train)); // by what it may know
const part = (of: Int32Array) => ({
  x: scaler.transform(x.indexSelect(0, of)),
  y: target.indexSelect(0, of),
});

seed(7);
const model = new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 1));
await fit(model, part(train), {
  loss: bceWithLogits,
  optimizer: new Adam(model.parameters(), { lr: 0.02 }),
  epochs: 40,
  batch: 16,
  seed: 7,
  progress: false,
});

const right = evaluate(model, part(test), { loss: bceWithLogits, metrics: [accuracy] });
console.log(test.length, 'unseen:', (await right).accuracy); // → 30 unseen: 0.8667

const newcomers = scaler.transform([
  [1.5, 6],
  [7, 7.5],
]);
console.log('chances of two newcomers:', model.forward(newcomers).sigmoid().toArray());
