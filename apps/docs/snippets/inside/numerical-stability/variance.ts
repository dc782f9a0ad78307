import { tensor, variance } from '@bp/tensor';

// Three readings of a sensor that stands at about 10,000.
const x = tensor([10000, 10001, 10002]);

// The mean of the squares minus the square of the mean.
const meanOfSquares = x.square().mean();
const squareOfMean = x.mean().square();
console.log(meanOfSquares.sub(squareOfMean).item());
console.log(x.sub(x.mean()).square().mean().item()); // → 0.6666667
console.log(variance(x, { correction: 0 }).item()); // → 0.6666667
console.log(variance(x).item()); // → 1
