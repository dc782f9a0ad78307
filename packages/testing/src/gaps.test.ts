import { expect, it } from 'vitest';
import { gapsBetween } from './gaps';

it('misses what is new, and notices what is gone', () => {
  expect(gapsBetween(['elu', 'mish'], ['mish', 'swish'])).toEqual({
    missing: ['elu'],
    stale: ['swish'],
  });
  expect(gapsBetween(['mish'], ['mish'])).toEqual({ missing: [], stale: [] });
});
