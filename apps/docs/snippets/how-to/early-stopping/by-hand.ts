import { EarlyStopping } from '@bp/regularize';

const stopping = new EarlyStopping({ patience: 2, minDelta: 0.01 });
for (const loss of [0.9, 0.5, 0.495, 0.52, 0.4]) {
  const { improved, stop } = stopping.update(loss);
  console.log(loss, improved, stop); // → 0.52 false true
  if (stop) break;
}
