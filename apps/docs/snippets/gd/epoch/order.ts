import { batches } from '@bp/data';

// ten samples, numbered 0 to 9, four in a batch
for (const epoch of [0, 1, 2]) {
  const rows = Array.from(batches(10, 4, { seed: 7, epoch }), (batch) => batch.join(' '));
  console.log(`epoch ${epoch + 1}:`, rows.join('  |  '));
}

console.log(batches(10, 4).length); // → 3
console.log(batches(10, 4, { lastBatch: 'drop' }).length); // → 2
