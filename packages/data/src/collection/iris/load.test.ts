import { describe, expect, it } from 'vitest';
import { iris } from './load';

const { all, train, test, classNames, featureNames } = await iris();
const rows = all.x.toArray() as number[][];
/** Counted from 1, in tenths of a centimetre. */
const flower = (number: number) => rows[number - 1].map((x) => Math.round(10 * x));

describe('iris', () => {
  it('has the means that Fisher gives for each species', () => {
    // Fisher (1936), table II, in centimetres
    const means = [
      [5.006, 3.428, 1.462, 0.246],
      [5.936, 2.77, 4.26, 1.326],
      [6.588, 2.974, 5.552, 2.026],
    ];
    means.forEach((expected, species) => {
      const mean = all.x
        .slice(`${50 * species}:${50 * species + 50}`)
        .cast('float64')
        .mean(0);
      expected.forEach((value, k) => {
        expect((mean.toArray() as number[])[k]).toBeCloseTo(value, 6);
      });
    });
  });

  it('has the smallest and the largest values that R prints for its iris', () => {
    expect(all.x.min(0).mul(10).round().toArray()).toEqual([43, 20, 10, 1]);
    expect(all.x.max(0).mul(10).round().toArray()).toEqual([79, 44, 69, 25]);
  });

  it('has the two flowers right that the UCI copy has wrong', () => {
    expect(flower(35)).toEqual([49, 31, 15, 2]);
    expect(flower(38)).toEqual([49, 36, 14, 1]);
    expect(flower(150)).toEqual([59, 30, 51, 18]);
  });

  it('holds each species in both parts in its proportion', () => {
    const counts = (y: ArrayLike<number>) =>
      [0, 1, 2].map((c) => Array.from(y).filter((label) => label === c).length);
    expect([all, train, test].map(({ y }) => counts(y.data))).toEqual([
      [50, 50, 50],
      [40, 40, 40],
      [10, 10, 10],
    ]);
    expect([all.x.dtype, all.y.dtype, train.x.shape, test.y.shape]).toEqual([
      'float32',
      'int32',
      [120, 4],
      [30],
    ]);
    expect(classNames).toHaveLength(3);
    expect(featureNames).toHaveLength(4);
  });
});
