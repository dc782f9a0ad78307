import { bceWithLogits, crossEntropy, huber, mae, mse } from '@bp/losses';

// a number: five good predictions, and one target that was typed with a digit too many
const predicted = [10, 11, 9, 10, 12, 10];
const wanted = [10.5, 10.5, 9, 10, 11.5, 100];
console.log('mse', mse(predicted, wanted).item()); // → mse 1350.125
console.log('mae', mae(predicted, wanted).item()); // → mae 15.25
console.log('huber', huber(predicted, wanted).item());

// one of three classes: scores, and the index of the class
console.log('cross-entropy', crossEntropy([[2, 0.5, -1]], [0]).item());

// yes or no: one score, the target a probability
console.log('bce', bceWithLogits([2, -1], [1, 0]).item());
