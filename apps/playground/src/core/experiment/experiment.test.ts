import { describe as group, expect, it } from 'vitest';
import { defaultConfig } from '../config';
import { createExperiment, describe } from './experiment';

group('an experiment', () => {
  it('is the same to the bit for the same config', async () => {
    const one = await createExperiment(defaultConfig());
    const t = performance.now();
    await one.run.play({ epochs: 200 });
    console.log(performance.now() - t, describe(one, 1).parameters, one.run.fingerprint, one.curve.since(195));
  });
});
