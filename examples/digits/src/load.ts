import { readFileSync } from 'node:fs';
import { fingerprint } from '@bp/module';
import { loadParts } from './run/data';
import { evaluate } from './run/evaluate';
import { makeModel } from './run/model';

// node dist/load.js WEIGHTS_FILE: takes up the weights that a run has left, and tests them again.
const [from] = process.argv.slice(2);
if (!from) {
  process.stderr.write('usage: node load.js WEIGHTS_FILE\n');
  process.exitCode = 2;
} else {
  const model = makeModel();
  model.loadStateDict(JSON.parse(readFileSync(from, 'utf8')));
  const { test } = await loadParts();
  const { accuracy } = evaluate(model, test.images, test.labels);
  process.stdout.write(
    `test accuracy ${accuracy.toFixed(3)}\nfingerprint ${fingerprint(model.stateDict())}\n`,
  );
}
