import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  ACTIVATIONS,
  checkConfig,
  defaultConfig,
  GENERATED,
  INITS,
  LOSSES,
  OPTIMIZERS,
  patchConfig,
} from '../config';
import { createExperiment } from '../experiment/made/experiment';
import { NUMERICS } from './numerics';
import golden from './numerics.golden.json';

const REGRESSION: readonly string[] = ['plane', 'hills', 'sine', 'fishCakes'];

/** Short runs that meet every data set, optimizer, activation, initialisation and loss at least once. */
function references() {
  const numbers = LOSSES.filter((loss) => !['bce', 'crossEntropy', 'hinge'].includes(loss));
  return GENERATED.map((name, i) => {
    const layer = (id: string, k: number) => ({
      ...defaultConfig().net.layers[0],
      id,
      units: 4 + (i % 3),
      activation: ACTIVATIONS[k % ACTIVATIONS.length],
      batchNorm: i % 4 === 1,
      dropout: i % 4 === 2 ? 0.2 : 0,
    });
    const loss = REGRESSION.includes(name)
      ? numbers[i % numbers.length]
      : LOSSES[i % LOSSES.length];
    const several = name === 'spirals3' || name === 'blobs4';
    const patch = {
      'data.name': name,
      'data.n': 60,
      loss: several && loss === 'bce' ? 'crossEntropy' : loss,
      'net.layers': [layer('a', i), layer('b', i + 6)],
      'net.init': INITS[i % INITS.length],
      'optimizer.name': OPTIMIZERS[i % OPTIMIZERS.length],
      'regularization.l2': i % 2 ? 0.001 : 0,
      dtype: i % 5 === 4 ? 'f64' : 'f32',
      'stop.epochs': 4,
    };
    const config = Object.entries(patch).reduce(
      (now, [path, value]) => patchConfig(now, path, value),
      defaultConfig(),
    );
    return { name, config: checkConfig(config) };
  });
}

// Bits changed? Then links made before must say so: raise NUMERICS, and write the file anew by `NUMERICS=write`.
it('an engine that comes to other bits has another number', async () => {
  const runs: Record<string, string> = {};
  for (const { name, config } of references()) {
    const { run } = await createExperiment(config);
    await run.play();
    runs[name] = run.fingerprint;
  }
  if (process.env.NUMERICS === 'write') {
    const text = JSON.stringify({ numerics: NUMERICS, runs }, null, 2);
    writeFileSync(new URL('./numerics.golden.json', import.meta.url), `${text}\n`);
    return;
  }
  expect({ numerics: NUMERICS, runs }).toEqual(golden);
});
