import { describe, expect, it } from 'vitest';
import { agree, median } from './statistics';

describe('median', () => {
  it('is the middle value of an odd count, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two middle values of an even count', () => {
    expect(median([1, 10, 2, 4])).toBe(3);
  });

  it('leaves its argument as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('agree', () => {
  it('allows one part in ten thousand', () => {
    expect(agree([2.0001], [2])).toBe(true);
    expect(agree([2.0003], [2])).toBe(false);
  });

  it('refuses lists of other lengths and NaN', () => {
    expect(agree([1], [1, 1])).toBe(false);
    expect(agree([Number.NaN], [Number.NaN])).toBe(false);
  });
});
