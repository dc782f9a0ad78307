import { Rng } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { onEveryBackend } from './on-backends';
import { randomTrials } from './random';
import { findDifference } from './trial';

/** What a source does besides drawing. */
const DRAWS_NOTHING = ['constructor', 'fork', 'restore', 'state', 'stream', '__v_skip'];

it('leaves out no distribution', () => {
  const compared = [...Object.keys(randomTrials('float32')), ...DRAWS_NOTHING];
  const methods = Object.getOwnPropertyNames(Rng.prototype);
  expect(methods.filter((name) => !compared.includes(name))).toEqual([]);
});

onEveryBackend((backend) =>
  describe.each(['float32', 'float64'] as const)(
    'has the bits of the reference, in %s',
    (dtype) => {
      it.each(Object.entries(randomTrials(dtype)))('%s', (_, trial) => {
        expect(findDifference(trial, backend)).toEqual([]);
      });
    },
  ),
);
