import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { LabelEncoder } from './label-encoder';
import { OneHotEncoder } from './one-hot-encoder';

describe('LabelEncoder', () => {
  it('has the numbers that scikit-learn documents', () => {
    // the examples of sklearn.preprocessing.LabelEncoder
    const encoder = new LabelEncoder().fit([1, 2, 2, 6]);
    expect(encoder.classes).toEqual([1, 2, 6]);
    expect(encoder.transform([1, 1, 2, 6]).toArray()).toEqual([0, 0, 1, 2]);
    expect(encoder.inverse([0, 0, 1, 2])).toEqual([1, 1, 2, 6]);
    const cities = new LabelEncoder().fit(['paris', 'paris', 'tokyo', 'amsterdam']);
    expect(cities.transform(['tokyo', 'tokyo', 'paris']).toArray()).toEqual([2, 2, 1]);
    expect(cities.transform(['tokyo']).dtype).toBe('int32');
  });

  it('sorts numbers as numbers and texts by their codes, on every machine', () => {
    const values = ['b', 'B', '가', 'a', true, 10, 9, false, 'ä'];
    expect(new LabelEncoder().fit(values).classes).toEqual([
      9,
      10,
      false,
      true,
      'B',
      'a',
      'b',
      'ä',
      '가',
    ]);
  });

  it('takes typed arrays and iterables', () => {
    expect(new LabelEncoder().fitTransform(Int32Array.of(5, 3, 5)).toArray()).toEqual([1, 0, 1]);
    expect(new LabelEncoder().fitTransform(new Set(['b', 'a'])).toArray()).toEqual([1, 0]);
  });

  it('takes the labels of a data set as they are, a tensor of one axis', () => {
    const y = tensor([-1, 1, -1], { dtype: 'int32' });
    expect(new LabelEncoder().fitTransform(y).toArray()).toEqual([0, 1, 0]);
    const every2nd = tensor([4, 0, 2, 0]).slice('::2');
    expect(new OneHotEncoder().fitTransform(every2nd).toArray()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(new LabelEncoder().fit(tensor([1, 2]).gt(1)).classes).toEqual([false, true]);
    expect(() => new LabelEncoder().fit(tensor([[1], [2]]))).toThrow(
      'expected a list of texts or numbers, got a tensor of shape [2, 1]',
    );
  });

  it('is read back from JSON', () => {
    const encoder = new LabelEncoder().fit(['x', '__proto__', 'y']);
    const again = LabelEncoder.fromJSON(JSON.parse(JSON.stringify(encoder)));
    expect(again.transform(['y', '__proto__']).toArray()).toEqual([2, 0]);
    for (const wrong of [
      null,
      {},
      { kind: 'LabelEncoder', classes: [] },
      { kind: 'LabelEncoder', classes: ['a', 'a'] },
      { kind: 'OneHotEncoder', classes: ['a'] },
    ]) {
      expect(() => LabelEncoder.fromJSON(wrong as never)).toThrow(
        'expected what toJSON() of a LabelEncoder',
      );
    }
  });

  it.each<[what: string, call: () => unknown, message: string]>([
    [
      'an unknown one',
      () => new LabelEncoder().fit(['a', 'b']).transform(['a', 'c']),
      '"c" at position 1 is none of the categories learned, ["a","b"]',
    ],
    ['a missing one', () => new LabelEncoder().fit(['a', null as never]), 'got null at position 1'],
    ['NaN', () => new LabelEncoder().fit([Number.NaN]), 'got NaN at position 0'],
    ['none', () => new LabelEncoder().fit([]), 'expected a list of texts or numbers'],
    [
      'nothing learned',
      () => new LabelEncoder().transform(['a']),
      'transform needs what fit(values) learns',
    ],
    [
      'a number beyond',
      () => new LabelEncoder().fit(['a']).inverse([1]),
      'from 0 to 0, got 1 at position 0',
    ],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe('OneHotEncoder', () => {
  it('has a column for each category', () => {
    const encoder = new OneHotEncoder().fit(['Male', 'Female', 'Female']);
    expect(encoder.transform(['Female', 'Male']).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(encoder.inverse([[0.2, 0.8]])).toEqual(['Male']);
    expect(encoder.fitTransform(['a', 'b', 'c']).shape).toEqual([3, 3]);
  });

  it('refuses an unknown category, or makes a row of zeros of it', () => {
    expect(() => new OneHotEncoder().fit(['a']).transform(['b'])).toThrow(
      '"b" at position 0 is none',
    );
    const encoder = new OneHotEncoder({ handleUnknown: 'ignore' }).fit(['a', 'b']);
    expect(encoder.transform(['z', 'b']).toArray()).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(encoder.inverse(encoder.transform(['z', 'b']))).toEqual([null, 'b']);
    const again = OneHotEncoder.fromJSON(JSON.parse(JSON.stringify(encoder)), {
      handleUnknown: 'ignore',
    });
    expect(again.transform(['z']).toArray()).toEqual([[0, 0]]);
  });

  it('refuses rows of another width, and another word', () => {
    expect(() => new OneHotEncoder().fit(['a']).inverse([[0, 1]])).toThrow(
      'inverse needs [n, 1], got [1, 2]',
    );
    expect(() => new OneHotEncoder({ handleUnknown: 'zeros' as never })).toThrow(
      "unknown handleUnknown 'zeros'",
    );
  });
});
