import { describe, expect, it } from 'vitest';
import { claimedValue } from './claimed-value';

describe('the value in a comment', () => {
  it.each([
    ['12', 12],
    ['-0', -0],
    ['1e-7', 1e-7],
    ['0x3f800000', 0x3f800000],
    ['2 ** -30', 2 ** -30],
    ['Math.fround(0.1)', Math.fround(0.1)],
    ['[1, -Infinity, NaN]', [1, Number.NEGATIVE_INFINITY, Number.NaN]],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["['fc1.weight', 'fc1.bias']", ['fc1.weight', 'fc1.bias']],
    ["{ fanIn: 144, kind: 'relu' }", { fanIn: 144, kind: 'relu' }],
    ['true', true],
    ['undefined', undefined],
    ['null', null],
  ])('is read: %s', (comment, value) => {
    expect(claimedValue(comment)).toEqual({ value });
  });

  it.each([
    ['12: any order', 12],
    ['1, for x = 2', 1],
    ['[1, 0]: inside, outside', [1, 0]],
    ["'a: b', the whole of it", 'a: b'],
    ['3 (rounded, to even)', 3],
  ])('may be explained: %s', (comment, value) => {
    expect(claimedValue(comment)).toEqual({ value });
  });

  it.each(['', 'a zero', 'about 1', 'inside, outside', 'trueness', '…'])(
    'is none in prose: %s',
    (comment) => {
      expect(claimedValue(comment)).toBe('prose');
    },
  );

  it.each(['0.0568…', '6627e8d5 e169c58d', '[1, 2', '[1, x]', '1 + 1', 'true enough'])(
    'is misspelt: %s',
    (comment) => {
      expect(claimedValue(comment)).toBe('misspelt');
    },
  );
});
