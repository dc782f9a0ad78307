import { describe, expect, it } from 'vitest';
import { shownNumber } from './number';

const text = (...given: Parameters<typeof shownNumber>): string => shownNumber(...given).text;

describe('a computed number', () => {
  it.each([
    [0.209446004996699, '0.20944600'],
    [0.000559946116051, '0.00055995'],
    [-0.2, '−0.20000000'],
    [1, '1'],
    [-3, '−3'],
    [0, '0'],
    [-0, '0'],
    [0.000080899, '8.0899e-5'],
    [-1.5e-300, '−1.5000e-300'],
    [5e-324, '4.9407e-324'],
    [0.0001, '0.00010000'],
    [12345678.9, '1.2346e7'],
    [12345678, '1.2346e7'],
    [9999999, '9999999'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('is shown to eight decimals: %d', (x, shown) => {
    expect(text(x)).toBe(shown);
  });

  it('has as many decimals as are asked for', () => {
    expect([text(2 / 3, 4), text(2 / 3, 0), text(0.004, 4), text(0.04, 3)]).toEqual([
      '0.6667',
      '1',
      '4.00e-3',
      '0.040',
    ]);
  });

  it('is rounded once, from all its digits', () => {
    // 0.125 and 0.375 are ties; 0.145 lies below one, and its fifth decimal rounded first would not.
    expect([text(0.125, 2), text(0.375, 2), text(0.1449999, 2), text(1.005, 2)]).toEqual([
      '0.13',
      '0.38',
      '0.14',
      '1.00',
    ]);
  });

  it('has its minus and its power of ten in LaTeX', () => {
    expect(
      [-0.2, -8.09e-5, 2.5e10, Number.NaN, Number.NEGATIVE_INFINITY].map(
        (x) => shownNumber(x).latex,
      ),
    ).toEqual([
      '-0.20000000',
      '-8.0900 \\times 10^{-5}',
      '2.5000 \\times 10^{10}',
      '\\mathrm{NaN}',
      '-\\infty',
    ]);
  });
});

describe('a given number', () => {
  it.each([
    [0.3, '0.3'],
    [-2.5, '−2.5'],
    [0.00005, '0.00005'],
    [1e-8, '0.00000001'],
    [123456789, '123456789'],
    [1 / 3, '0.33333333'],
    [1e-9, '1.0000e-9'],
    [1e21, '1.0000e21'],
  ])('is shown by its shortest decimal, where that has no more digits: %d', (x, shown) => {
    expect(text(x, 8, true)).toBe(shown);
  });

  it('of float32 is shown by the shortest decimal of its type', () => {
    expect(
      [0.3, 0.1, -0.7, 16777.21, 1e-5].map((x) => text(Math.fround(x), 8, true, true)),
    ).toEqual(['0.3', '0.1', '−0.7', '16777.21', '0.00001']);
    expect(text(Math.fround(0.3), 8, true)).toBe('0.30000001');
  });

  it('of float32 that has too many digits is rounded from its value', () => {
    // 0.33333334 is the shortest; the value is 0.3333333432…
    expect(text(Math.fround(1 / 3), 8, true, true)).toBe('0.33333334');
    expect(text(Math.fround(1 / 3), 4, true, true)).toBe('0.3333');
  });
});
