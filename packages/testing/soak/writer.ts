// Saves one checkpoint after the other in the file it is given, until it is killed.
import { saveCheckpoint } from '@bp/io';
import { full } from '@bp/tensor';

const [, , path, first] = process.argv;

for (let n = Number(first); ; n++) {
  // Of another length each time, so that an old end behind a new beginning would show.
  const weights = full([50_000 + ((n * 7919) % 50_000)], n, { dtype: 'int32' });
  await saveCheckpoint({ n, weights, again: { n } }, path);
  process.send?.(n);
}
