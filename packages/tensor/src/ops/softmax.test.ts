import { describe, expect, it } from 'vitest';
import { logSoftmax, softmax, tensor, zeros } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const x = tensor(
  [
    [1, 2, 3],
    [4, 5, 6.5],
  ],
  { dtype: 'float64' },
);
const close = (got: ArrayLike<number>, expected: number[]) =>
  expected.forEach((value, i) => {
    expect(got[i]).toBeCloseTo(value, 15);
  });

describe('softmax', () => {
  it('turns lines into probabilities', () => {
    // NumPy 2.4: e = exp(x - x.max(1, keepdims=True)); e / e.sum(1, keepdims=True)
    close(
      softmax(x).data,
      [
        0.09003057317038046, 0.24472847105479764, 0.6652409557748218, 0.0628900132458675,
        0.17095278019779026, 0.7661572065563422,
      ],
    );
    close(
      softmax(x, 0).data,
      [
        0.04742587317756679, 0.04742587317756679, 0.02931223075135632, 0.9525741268224334,
        0.9525741268224334, 0.9706877692486436,
      ],
    );
    expect(softmax([0, 0]).toArray()).toEqual([0.5, 0.5]);
  });

  it('does not overflow, and forgets what is added to all', () => {
    expect(softmax([1000, 1000]).toArray()).toEqual([0.5, 0.5]);
    expect(softmax([-1000, -1000, -1000, -1000]).toArray()).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(softmax([0, 200]).toArray()).toEqual([0, 1]);
  });

  it('gives −∞ no share; lines of −∞ alone, with ∞ or NaN are NaN, and others are not touched', () => {
    expect(softmax([-inf, 0, 0]).toArray()).toEqual([0, 0.5, 0.5]);
    expect(
      softmax([
        [-inf, -inf],
        [inf, 0],
        [nan, 0],
        [0, 0],
      ]).toArray(),
    ).toEqual([
      [nan, nan],
      [nan, nan],
      [nan, nan],
      [0.5, 0.5],
    ]);
  });

  it('is 1 for a line of one, and nothing of nothing', () => {
    expect(softmax(5).toArray()).toBe(1);
    expect(softmax([[5], [-3]]).toArray()).toEqual([[1], [1]]);
    expect(softmax(zeros([2, 0])).shape).toEqual([2, 0]);
    expect(softmax(zeros([0, 2]), 0).shape).toEqual([0, 2]);
  });

  it('makes whole numbers and truth values real', () => {
    const y = softmax(tensor([1, 1], { dtype: 'int32' }));
    expect([y.dtype, y.toArray()]).toEqual(['float32', [0.5, 0.5]]);
    expect(softmax([true, true]).toArray()).toEqual([0.5, 0.5]);
    expect(softmax(x).dtype).toBe('float64');
  });

  it('refuses an axis that does not exist', () => {
    expect(() => softmax(x, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: softmax: axis must be a whole number in [-2, 1], got 2]`,
    );
    expect(() => softmax(x, { axis: 2 })).toThrow('softmax: axis must be');
  });
});

describe('logSoftmax', () => {
  it('is the logarithm of the softmax, also where that vanishes', () => {
    close(
      logSoftmax(x).data,
      [
        -2.40760596444438, -1.4076059644443804, -0.40760596444438046, -2.7663678998071335,
        -1.7663678998071337, -0.26636789980713366,
      ],
    );
    expect(logSoftmax([0, 1000]).toArray()).toEqual([-1000, 0]);
    expect(logSoftmax([0, -inf]).toArray()).toEqual([0, -inf]);
    expect(logSoftmax(5).toArray()).toBe(0);
  });

  it('is NaN for lines of −∞ alone and with NaN', () => {
    expect(
      logSoftmax([
        [-inf, -inf],
        [nan, 1],
      ]).toArray(),
    ).toEqual([
      [nan, nan],
      [nan, nan],
    ]);
  });

  it('names itself in its errors', () => {
    expect(() => logSoftmax([1], 1)).toThrow(
      'logSoftmax: axis must be a whole number in [-1, 0], got 1',
    );
  });
});
