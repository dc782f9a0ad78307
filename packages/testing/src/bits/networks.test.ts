import { afterEach, describe, expect, it } from 'vitest';
import golden from '../../fingerprints/golden.json';
import { BACKENDS, useUsual } from './backends.mjs';
import { differenceOf } from './difference';
import { type Fingerprints, fingerprintOf } from './fingerprints';
import { NETWORKS } from './networks';
import { onEveryBackend } from './on-backends';
import { ranAsProgram } from './plans';
import { train } from './training';

const STEPS = 20;

afterEach(useUsual);

describe.each(Object.entries(NETWORKS))('%s', (name, make) => {
  const expected = [...train(make, BACKENDS.reference, STEPS)];

  it('learns, and never stands still', () => {
    const [first, last] = [expected[0].loss, expected[STEPS - 1].loss];
    expect(last).toBeLessThan(first);
    const difference = differenceOf(expected[STEPS - 2].tensors, expected[STEPS - 1].tensors);
    expect(difference).not.toBeNull();
  });

  it('has the fingerprint that has been kept', () => {
    const kept: Fingerprints = golden;
    expect(fingerprintOf(expected)).toBe(kept[name][STEPS]);
  });

  onEveryBackend((backend) => {
    it('trains to the bits of the reference', () => {
      const moments = [...train(make, backend, STEPS)];
      for (const [i, { tensors }] of expected.entries()) {
        expect(differenceOf(tensors, moments[i].tensors), `step ${i + 1}`).toBeNull();
      }
      const plan = moments[0].plan();
      expect(plan === null || ranAsProgram(plan)).toBe(true);
    });
  });
});
