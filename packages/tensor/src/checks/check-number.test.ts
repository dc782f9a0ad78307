import { describe, expect, it } from 'vitest';
import {
  ABOVE_ZERO,
  BELOW_ONE,
  checkNumber,
  FINITE,
  FROM_ONE,
  FROM_ZERO,
  UP_TO_ONE,
  WHOLE,
} from './check-number';

const tried = [-Infinity, -1.5, -1, -0, 0, 0.5, 1, 1.5, 2, Infinity, Number.NaN];
const held = (range: typeof FINITE) => tried.filter((x) => range.holds(x));

describe('the ranges', () => {
  it.each([
    [FINITE, [-1.5, -1, -0, 0, 0.5, 1, 1.5, 2]],
    [WHOLE, [-1, -0, 0, 1, 2]],
    [ABOVE_ZERO, [0.5, 1, 1.5, 2]],
    [FROM_ZERO, [-0, 0, 0.5, 1, 1.5, 2]],
    [FROM_ONE, [1, 1.5, 2]],
    [BELOW_ONE, [-0, 0, 0.5]],
    [UP_TO_ONE, [-0, 0, 0.5, 1]],
  ])('hold what their text says: $text', (range, numbers) => {
    expect(held(range)).toEqual(numbers);
  });
});

describe('checkNumber', () => {
  it('passes on a number of the range', () => {
    expect(checkNumber('huber', 'delta', 0.5, ABOVE_ZERO)).toBe(0.5);
  });

  it('refuses other numbers, and what is none', () => {
    expect(() => checkNumber('huber', 'delta', 0, ABOVE_ZERO)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: huber: delta must be a number in (0, ∞), got 0]`,
    );
    for (const value of ['1', null, undefined, true, 1n, [1], Number.NaN]) {
      expect(() => checkNumber('huber', 'delta', value, FINITE)).toThrow(
        'delta must be a number in (-∞, ∞)',
      );
    }
  });
});
