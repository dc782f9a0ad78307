import { crossEntropy } from '@bp/losses';
import type { BpError } from '@bp/tensor';

const scores = [[2, 0.5, -1]];
console.log(crossEntropy(scores, [2]).item()); // → 3.2413
console.log(crossEntropy(scores, [[0, 0, 1]]).item()); // → 3.2413

try {
  crossEntropy(scores, [3]);
} catch (error) {
  console.log((error as BpError).message);
}
