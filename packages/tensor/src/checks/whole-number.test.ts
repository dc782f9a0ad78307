import { expect, it } from 'vitest';
import { isBpError } from '../process/errors';
import { wholeNumber } from './whole-number';

it('passes on a whole number from the least one on', () => {
  expect(wholeNumber('batches', 'n', 1, 1)).toBe(1);
  expect(wholeNumber('batches', 'epoch', 0, 0)).toBe(0);
  expect(wholeNumber('batches', 'epoch', 2 ** 60, 0)).toBe(2 ** 60);
});

it('refuses smaller numbers, fractions, and what is no number', () => {
  expect(() => wholeNumber('batches', 'batchSize', 0, 1)).toThrowErrorMatchingInlineSnapshot(
    `[BpError: batches: batchSize must be a whole number ≥ 1, got 0]`,
  );
  for (const value of [-1, 1.5, Number.NaN, Infinity, '2', 2n, true, null, undefined, [2]]) {
    expect(() => wholeNumber('batches', 'n', value, 1)).toThrow('n must be a whole number ≥ 1');
  }
});

it('has the code of a wrong option', () => {
  try {
    wholeNumber('batches', 'n', 0, 1);
  } catch (error) {
    expect(isBpError(error) && error.code).toBe('BP_OPTION');
  }
  expect.assertions(1);
});
