import {
  Adam,
  accuracy,
  BatchNorm1d,
  confusionMatrix,
  crossEntropy,
  Dropout,
  digits,
  evaluate,
  fit,
  Linear,
  ReLU,
  Sequential,
  seed,
} from '@bp/all';

const { train, test } = await digits(); // 8×8 pixels from 0 to 1
console.log(train.x.shape, test.x.shape); // → [1438, 64] [359, 64]

seed(7);
const model = new Sequential(
  new Linear(64, 64),
  new BatchNorm1d(64),
  new ReLU(),
  new Dropout(0.2),
  new Linear(64, 10),
);
const history = await fit(model, train, {
  loss: crossEntropy,
  optimizer: new Adam(model.parameters(), { lr: 0.003 }),
  epochs: 20,
  batch: 32,
  validation: 0.2,
  metrics: [accuracy],
  patience: 5,
  seed: 7,
  progress: false,
});
console.log('best epoch:', history.best?.epoch); // → best epoch: 20

const scores = await evaluate(model, test, {
  loss: crossEntropy,
  metrics: [accuracy, confusionMatrix],
});
console.log('accuracy:', scores.accuracy); // → accuracy: 0.9777
console.log('taken for what (rows are true):'); // → taken for what (rows are true):
for (const row of scores.confusionMatrix as number[][]) {
  console.log(row.join(' '));
}
