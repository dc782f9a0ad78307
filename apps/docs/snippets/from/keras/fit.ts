import { digits } from '@bp/data';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import { accuracy, evaluate, fit, predict } from '@bp/train';

seed(7); // keras.utils.set_random_seed(7)
const { train, test } = await digits();
const model = new Sequential(
  new Linear(64, 32), // Dense(32): the number of inputs is said, too
  new ReLU(),
  new Linear(32, 10), // no softmax: the loss has it
);
const history = await fit(model, train, {
  optimizer: new Adam(model.parameters(), { lr: 0.003 }), // compile(optimizer=…)
  loss: crossEntropy,
  metrics: [accuracy],
  batch: 32, // batch_size
  epochs: 10,
  validation: 0.2, // validation_split, drawn at random, not the last rows
  seed: 7,
  progress: false,
});
console.log(history.epochs.length); // → 10
const scores = await evaluate(model, test, { loss: crossEntropy, metrics: [accuracy] });
console.log('accuracy:', scores.accuracy);
const answers = await predict(model, test.x);
console.log(answers.shape); // → [359, 10]
