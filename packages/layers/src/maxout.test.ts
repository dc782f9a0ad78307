import { gradcheck, variable } from '@bp/autograd';
import { ones, Rng, seed, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Linear } from './linear';
import { Maxout, maxout } from './maxout';

describe('maxout', () => {
  it('is the largest of neighbouring channels', () => {
    expect(maxout([1, 5, 3, 2], 2).toArray()).toEqual([5, 3]);
    expect(maxout([[1, 5, 3, 2, -1, -7]], 3).toArray()).toEqual([[5, 2]]);
    expect(maxout([1, 5], 1).toArray()).toEqual([1, 5]);
  });

  it('takes any axis, as a number and as an option', () => {
    const x = [
      [1, 9],
      [4, 2],
      [3, -1],
      [0, -2],
    ];
    expect(maxout(x, 2, 0).toArray()).toEqual([
      [4, 9],
      [3, -1],
    ]);
    expect(maxout(x, 4, { axis: -2 }).toArray()).toEqual([[4, 9]]);
    expect(maxout(ones([2, 6, 3, 3]), 3, 1).shape).toEqual([2, 2, 3, 3]);
  });

  it('has +0 above −0, NaN where there is one, and keeps infinities', () => {
    const y = maxout([-0, 0, Number.NaN, Infinity, -Infinity, -Infinity], 2);
    expect(y.toArray()).toEqual([0, Number.NaN, -Infinity]);
  });

  it('takes strided, repeated and empty inputs', () => {
    const x = new Rng(1).normal([4, 3]);
    expect(maxout(x.transpose(), 2).toArray()).toEqual(maxout(x.transpose().clone(), 2).toArray());
    expect(maxout(tensor(3).expand([4]), 2).toArray()).toEqual([3, 3]);
    expect(maxout(ones([0, 4]), 2).shape).toEqual([0, 2]);
  });

  it('passes the gradient to the largest one, shared by those that tie', () => {
    const x = variable([1, 5, 2, 2, -0, 0]);
    maxout(x, 2).mul([10, 20, 30]).sum().backward();
    expect(x.grad?.toArray()).toEqual([0, 10, 10, 10, 15, 15]);
  });

  it('has the slope of its values, at ties of two as well', () => {
    const x = tensor(
      [
        [0.5, -1, 2, 3],
        [1.5, 1.5, -2, -2],
      ],
      { dtype: 'float64' },
    );
    expect(gradcheck((v) => maxout(v, 2), [x])).toMatchObject({ ok: true });
  });

  it('refuses pieces that do not fit', () => {
    expect(() => maxout(ones([2, 3]), 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxout: axis -1 of shape [2, 3] must be a multiple of 2 pieces]`,
    );
    expect(() => maxout([1], 0)).toThrow('pieces must be a whole number ≥ 1, got 0');
    expect(() => maxout([1, 2], 2, 1)).toThrow('maxout: ');
  });
});

describe('Maxout', () => {
  it('is the largest of affine functions', () => {
    const layer = new Maxout(1, 2);
    layer.linear.weight.assign([[1], [-1], [2], [0.5]]);
    layer.linear.bias?.assign([0, 0, 0, 3]);
    // |x|, and max(2 x, x/2 + 3)
    expect(layer.forward([[-3], [0], [4]]).toArray()).toEqual([
      [3, 1.5],
      [0, 3],
      [4, 8],
    ]);
  });

  it('starts as a Linear with a row for each piece', () => {
    seed(4);
    const layer = new Maxout(3, 2, { pieces: 4, dtype: 'float64' });
    seed(4);
    const linear = new Linear(3, 8, { dtype: 'float64' });
    expect(layer.linear.stateDict()).toEqual(linear.stateDict());
    expect(Object.keys(layer.stateDict())).toEqual(['linear.weight', 'linear.bias']);
    const x = new Rng(2).normal([5, 7, 3], { dtype: 'float64' });
    expect(layer.forward(x).toArray()).toEqual(maxout(linear.forward(x), 4).toArray());
    expect(new Maxout(3, 2, { bias: false }).linear.bias).toBe(null);
  });

  it('prints as it is made, and refuses sizes that are none', () => {
    expect(String(new Maxout(3, 2))).toBe(
      'Maxout(\n  3, 2, { pieces: 2 }\n  (linear): Linear(3, 4)\n)',
    );
    expect(() => new Maxout(3, 0)).toThrow('outFeatures must be a whole number ≥ 1, got 0');
    expect(() => new Maxout(3, 2, { pieces: 1.5 })).toThrow(
      'Maxout: pieces must be a whole number ≥ 1, got 1.5',
    );
    expect(() => new Maxout(3, 2, { piece: 2 } as never)).toThrow('did you mean pieces?');
  });
});
