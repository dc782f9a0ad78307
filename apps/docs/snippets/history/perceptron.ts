import { tensor } from '@bp/tensor';

const points = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const labels = [0, 0, 0, 1]; // AND; try XOR: [0, 1, 1, 0]

// Rosenblatt's rule of 1958: no gradient, the step has none
let w = tensor([0, 0]);
let b = 0;
let updates = 0;
for (let round = 1; round <= 100; round++) {
  let mistakes = 0;
  for (const [i, label] of labels.entries()) {
    const x = points.at(i);
    const error = label - Number(x.dot(w).item() + b > 0);
    if (error === 0) continue;
    w = w.add(x.mul(error));
    b += error;
    mistakes++;
  }
  updates += mistakes;
  if (mistakes > 0) continue;
  console.log('no mistake in round', round, 'after', updates, 'updates');
  break;
}
console.log(w.toArray(), b); // → [2, 1] -2
