import { digits } from '@bp/data';
import { load } from '@bp/io';
import { fingerprint } from '@bp/module';
import { accuracy, evaluate } from '@bp/train';
import { makeModel } from './run/model';

// node dist/load.js WEIGHTS_FILE: takes up the weights that a run has left, and tests them again.
const [from] = process.argv.slice(2);
if (!from) {
  process.stderr.write('usage: node load.js WEIGHTS_FILE\n');
  process.exitCode = 2;
} else {
  const model = makeModel();
  await load(model, from);
  const { test } = await digits();
  const score = await evaluate(model, test, { metrics: [accuracy] });
  process.stdout.write(
    `test accuracy ${Number(score.accuracy).toFixed(3)}\nfingerprint ${fingerprint(model.stateDict())}\n`,
  );
}
