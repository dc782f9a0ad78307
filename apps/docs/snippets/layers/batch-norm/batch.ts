import { BatchNorm1d } from '@bp/layers';

const norm = new BatchNorm1d(1);
const batch = [[1], [2], [3], [6]]; // mean 3, variance 3.5

console.log(norm.forward(batch).reshape([4]).toArray());
// → [-1.06904, -0.53452, 0, 1.603565]
console.log(norm.runningMean?.toArray(), norm.runningVar?.toArray());
// → [0.3] [1.366667]

// The same example in other company, and its mean alone changes everything.
console.log(
  norm
    .forward([[3], [5], [7], [9]])
    .at(0, 0)
    .item(),
); // → -1.34164

// Evaluation: the running statistics, so that an example no longer depends on its batch.
norm.eval(); // two batches have been seen by now
console.log(norm.forward([[3]]).item()); // → 1.5466
