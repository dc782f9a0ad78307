import { describe, expect, it } from 'vitest';
import { kFold } from './k-fold';

const sorted = (rows: Iterable<number>): number[] => [...rows].sort((a, b) => a - b);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('kFold', () => {
  it.each([
    [10, 5],
    [11, 3],
    [7, 7],
    [100, 2],
  ])('validates with each of %i examples once in %i folds of like size', (n, k) => {
    const folds = kFold(n, k, { seed: 3 });
    expect(folds.length).toBe(k);
    expect(sorted(folds.flatMap(({ validation }) => [...validation]))).toEqual(upTo(n));
    for (const { train, validation } of folds) {
      expect(sorted([...train, ...validation])).toEqual(upTo(n));
      expect([...train]).toEqual(sorted(train));
      expect([...validation]).toEqual(sorted(validation));
      expect(Math.abs(validation.length - n / k)).toBeLessThan(1);
    }
  });

  it('has each class in each fold, as evenly as can be', () => {
    const labels = upTo(50).map((i) => (i < 23 ? 0 : i < 40 ? 1 : 7));
    const folds = kFold(50, 4, { stratify: labels });
    for (const { validation } of folds) {
      expect(Math.abs(validation.length - 12.5)).toBeLessThan(1);
      for (const [label, count] of [
        [0, 23],
        [1, 17],
        [7, 10],
      ]) {
        const own = validation.filter((row) => labels[row] === label).length;
        expect(Math.abs(own - count / 4)).toBeLessThan(1);
      }
    }
  });

  it('is a function of the seed', () => {
    expect(kFold(30, 3, { seed: 1 })).toEqual(kFold(30, 3, { seed: '1' }));
    expect(kFold(30, 3, { seed: 1 })).not.toEqual(kFold(30, 3, { seed: 2 }));
    const order = kFold(30, 3)[0].validation;
    expect([...order]).not.toEqual(upTo(10));
  });

  it('takes rows, with classes of the whole data or of the rows', () => {
    const rows = [9, 3, 5, 7];
    const labels = upTo(10).map((i) => (i > 5 ? 1 : 0));
    for (const stratify of [labels, [1, 0, 0, 1]]) {
      const folds = kFold(rows, 2, { stratify });
      expect(sorted(folds.flatMap(({ validation }) => [...validation]))).toEqual([3, 5, 7, 9]);
      for (const { validation } of folds) {
        expect(validation.filter((row) => row > 5).length).toBe(1);
      }
    }
  });

  it('refuses what makes no sense', () => {
    expect(() => kFold(3, 4)).toThrow('kFold: ');
    expect(() => kFold(3, 1)).toThrow('kFold: ');
    expect(() => kFold([1, 1, 2], 2)).toThrow('kFold: row 1 is given twice');
    expect(() => kFold(3, 2, { stratify: [0, 1] })).toThrow('kFold: stratify must have a label');
  });
});
