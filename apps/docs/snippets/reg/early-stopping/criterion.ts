import { EarlyStopping } from '@bp/regularize';

const stopping = new EarlyStopping({ patience: 3 });
const losses = [0.9, 0.7, 0.6, 0.48, 0.5, 0.49, 0.52, 0.3];

for (const [i, loss] of losses.entries()) {
  const { improved, stop } = stopping.update(loss);
  console.log(i + 1, loss, improved ? 'better' : '', stop ? 'stop' : '');
  if (stop) break;
}
console.log(stopping.best); // → 0.48
