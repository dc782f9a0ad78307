import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../ops/samples';
import { largerTrials } from './larger';
import { onEveryBackend } from './on-backends';
import { findDifference } from './trial';

const withoutDerivative = Object.entries(SAMPLES)
  .filter(([, sample]) => !sample.differentiable)
  .map(([name]) => name);

describe.each(['float32', 'float64'] as const)('larger sizes, in %s', (dtype) => {
  const table = largerTrials(dtype);

  it('hold what the samples of gradients leave out', () => {
    expect(withoutDerivative.filter((name) => !Object.hasOwn(table, name))).toEqual([]);
  });

  onEveryBackend((backend) => {
    it.each(Object.entries(table))('%s', (_, trials) => {
      expect(trials.flatMap((trial) => findDifference(trial, backend))).toEqual([]);
    });
  });
});
