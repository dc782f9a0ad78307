import { Rng, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { MinMaxScaler } from './min-max-scaler';
import { RobustScaler } from './robust-scaler';
import { StandardScaler } from './standard-scaler';

const KINDS = { StandardScaler, MinMaxScaler, RobustScaler } as const;
const close = (got: unknown, expected: readonly (readonly number[])[]) => {
  (got as number[][]).forEach((row, i) => {
    row.forEach((value, k) => {
      expect(value).toBeCloseTo(expected[i][k], 12);
    });
  });
};
const double = (x: number[][]) => tensor(x, { dtype: 'float64' });

describe('StandardScaler', () => {
  it('has the mean and the deviation over n that scikit-learn documents', () => {
    // the example of sklearn.preprocessing.StandardScaler: mean_ [0.5, 0.5], transform [[2, 2]] gives [[3, 3]]
    const scaler = new StandardScaler().fit([
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    expect(scaler.mean).toEqual([0.5, 0.5]);
    expect(scaler.std).toEqual([0.5, 0.5]);
    expect(scaler.transform([[2, 2]]).toArray()).toEqual([[3, 3]]);
  });

  it('brings each column to mean 0 and deviation 1', () => {
    const x = new Rng(3)
      .normal([500, 3], { mean: 40, std: 7, dtype: 'float64' })
      .mul([1, 1e-6, 1e6]);
    const z = new StandardScaler().fitTransform(x);
    close([z.mean(0).toArray()], [[0, 0, 0]]);
    close([z.square().mean(0).toArray()], [[1, 1, 1]]);
  });
});

describe('MinMaxScaler', () => {
  it('has the values that scikit-learn documents', () => {
    // the example of sklearn.preprocessing.MinMaxScaler
    const scaler = new MinMaxScaler();
    const x = [
      [-1, 2],
      [-0.5, 6],
      [0, 10],
      [1, 18],
    ];
    const z = [
      [0, 0],
      [0.25, 0.25],
      [0.5, 0.5],
      [1, 1],
    ];
    expect(scaler.fitTransform(x).toArray()).toEqual(z);
    expect(scaler.transform([[2, 2]]).toArray()).toEqual([[1.5, 0]]);
    expect(scaler.inverse(z).toArray()).toEqual(x);
  });

  it('reaches the ends of its range exactly', () => {
    const z = new MinMaxScaler({ range: [0.1, 0.7] }).fitTransform(
      double([[1 / 3], [0.5], [7 / 9]]),
    );
    expect([z.at(0, 0).item(), z.at(2, 0).item()]).toEqual([0.1, 0.7]);
  });

  it('refuses ranges that are none', () => {
    for (const range of [[1, 0], [0, 0], [0, Infinity], [0], [0, 1, 2], 'ab', [Number.NaN, 1]]) {
      expect(() => new MinMaxScaler({ range: range as never })).toThrow('range must be two finite');
    }
  });
});

describe('RobustScaler', () => {
  it('has the values that scikit-learn documents', () => {
    // the example of sklearn.preprocessing.RobustScaler
    const z = new RobustScaler().fitTransform(
      double([
        [1, -2, 2],
        [-2, 1, 3],
        [4, 1, -2],
      ]),
    );
    close(z.toArray(), [
      [0, -2, 0],
      [-1, 0, 0.4],
      [1, 0, -1.6],
    ]);
  });

  it('takes percentiles between two values in proportion', () => {
    // of 1, 2, 4, 8: q₁₀ = 1.3, median 3, q₉₀ = 6.8
    const scaler = new RobustScaler({ percentiles: [10, 90] }).fit(double([[8], [1], [4], [2]]));
    close(scaler.transform(double([[3], [8.5]])).toArray(), [[0], [1]]);
    expect(() => new RobustScaler({ percentiles: [25, 175] })).toThrow('from 0 to 100');
  });

  it('leaves the column as it was', () => {
    const x = double([[3], [1], [2]]);
    new RobustScaler().fit(x);
    expect(x.toArray()).toEqual([[3], [1], [2]]);
  });
});

describe.each(Object.entries(KINDS))('%s', (name, Kind) => {
  const x = [
    [1, 10, 0.1],
    [2, 30, 0.1],
    [4, -20, 0.1],
  ];

  it('makes 0 of a constant column, whatever comes later by its distance', () => {
    const scaler = new Kind().fit(double(x));
    const constant = scaler.transform(double(x)).transpose(0, 1).at(2);
    expect(constant.toArray()).toEqual([0, 0, 0]);
    expect(
      scaler
        .transform([[0, 0, 1.1]])
        .at(0, 2)
        .item(),
    ).toBeCloseTo(1, 6);
  });

  it('gives back what it was given, in the type that it had', () => {
    const scaler = new Kind();
    close(scaler.inverse(scaler.fitTransform(double(x))).toArray(), x);
    expect(scaler.transform(tensor(x)).dtype).toBe('float32');
    expect(scaler.transform(double(x)).dtype).toBe('float64');
    expect(scaler.transform(tensor([[1, 2, 3]], { dtype: 'int32' })).dtype).toBe('float32');
  });

  it('is read back from JSON to the bit', () => {
    const data = new Rng(5).normal([50, 4], { mean: -3, dtype: 'float64' });
    const scaler = new Kind().fit(data);
    const again = Kind.fromJSON(JSON.parse(JSON.stringify(scaler)));
    expect(again.transform(data).toArray()).toEqual(scaler.transform(data).toArray());
    expect(JSON.stringify(again)).toBe(JSON.stringify(scaler));
    expect(JSON.stringify(new Kind().fit([[-0], [-0]]))).toContain('"center":[0]');
  });

  it('scales each place of an example of any shape', () => {
    const images = new Rng(1).uniform([6, 1, 2, 2]);
    const z = new Kind().fitTransform(images);
    expect(z.shape).toEqual([6, 1, 2, 2]);
    expect(z.reshape([6, 4]).toArray()).toEqual(
      new Kind().fitTransform(images.reshape([6, 4])).toArray(),
    );
    expect(new Kind().fitTransform([1, 2, 3]).shape).toEqual([3]);
  });

  it('passes NaN on, and learns nothing from it', () => {
    const scaler = new Kind().fit(x);
    const saved = JSON.stringify(scaler);
    expect(() =>
      scaler.fit([
        [1, 2, 3],
        [1, Number.NaN, 3],
      ]),
    ).toThrow(
      `${name}: expected finite numbers, got NaN in row 1, column 1; fill it in or leave the row out`,
    );
    expect(() => scaler.fit([[Infinity, 2, 3]])).toThrow('got Infinity in row 0, column 0');
    expect(JSON.stringify(scaler)).toBe(saved);
    expect(
      scaler
        .transform([[Number.NaN, 0, 0]])
        .at(0, 0)
        .item(),
    ).toBeNaN();
  });

  it.each<[what: string, call: () => unknown, message: string]>([
    ['nothing learned', () => new Kind().transform(x), 'transform needs what fit(x) learns'],
    ['nothing to save', () => new Kind().toJSON(), 'toJSON needs what fit(x) learns'],
    ['other columns', () => new Kind().fit(x).transform([[1, 2]]), 'the shape [2], but those'],
    ['a single number', () => new Kind().fit(1), 'a single number has none'],
    ['no example', () => new Kind().fit(tensor(new Float32Array(0)).reshape([0, 2])), 'got [0, 2]'],
    [
      'another range',
      () => new Kind().fit(double([[-1.5e308], [1.7e308], [1.7e308], [-1.7e308]])),
      'too far apart',
    ],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it('refuses what it has not saved', () => {
    const saved = new Kind().fit(x).toJSON();
    for (const wrong of [
      null,
      {},
      { ...saved, kind: 'Scaler' },
      { ...saved, scale: [1, 1] },
      { ...saved, scale: [1, 1, 0] },
      { ...saved, center: [1, null, 1] },
      { ...saved, shape: [-3] },
    ]) {
      expect(() => Kind.fromJSON(wrong as never)).toThrow(
        `${name}: expected what toJSON() of a ${name}`,
      );
    }
  });
});
