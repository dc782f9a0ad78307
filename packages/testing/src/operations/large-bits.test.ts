import { describe, expect, it } from 'vitest';
import { onEveryBackend } from '../bits/on-backends';
import { findDifference } from '../bits/trial';
import { OPERATIONS } from './catalogue';
import { leavesNothingOut } from './coverage';

leavesNothingOut('larger');

const larger = Object.entries(OPERATIONS).flatMap(([name, row]) =>
  typeof row.larger === 'string' ? [] : [[name, row.larger] as const],
);

describe.each(['float32', 'float64'] as const)('larger sizes, in %s', (dtype) => {
  onEveryBackend((backend) => {
    it.each(larger)('%s has the bits of the reference', (_, trials) => {
      expect(trials(dtype).flatMap((trial) => findDifference(trial, backend))).toEqual([]);
    });
  });
});
