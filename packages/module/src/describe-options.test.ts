import { expect, it } from 'vitest';
import { describeOptions } from './describe-options';

const defaults = { eps: 1e-5, affine: true, momentum: 0.1 as number | null };

it('tells the options that differ, in the order of the defaults', () => {
  expect(describeOptions({ affine: false, eps: 1e-3, momentum: null }, defaults)).toBe(
    '{ eps: 0.001, affine: false, momentum: null }',
  );
});

it('is empty where nothing differs', () => {
  expect(describeOptions({ ...defaults }, defaults)).toBe('');
});

it('tells 0 and −0 apart and leaves out names without a default', () => {
  expect(describeOptions({ a: -0, b: 3 } as { a: number }, { a: 0 })).toBe('{ a: 0 }');
});
