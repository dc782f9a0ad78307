import { describe, expect, it } from 'vitest';
import { arange, tensor, zeros } from './index';

// The tester itself is added where vitest is set up.
describe('toEqual of two tensors', () => {
  const x = arange(6).reshape([2, 3]);

  it('holds for equal values, however they lie in memory', () => {
    expect(tensor([1, Number.NaN])).toEqual(tensor([1, Number.NaN]));
    expect(x.transpose().transpose()).toEqual(x);
    expect(x.transpose()).toEqual(x.transpose().clone());
    expect(x.at(1)).toEqual(tensor([3, 4, 5]));
    expect(tensor(3)).toStrictEqual(tensor([3]).at(0));
    expect(zeros([1]).expand([2])).toEqual(tensor([0, 0]));
    expect({ a: [x] }).toEqual({ a: [x.clone()] });
  });

  it('fails for other values, shapes and types', () => {
    expect(tensor([1, 2])).not.toEqual(tensor([1, 3]));
    expect(tensor(1)).not.toEqual(tensor(2));
    expect(x).not.toEqual(x.reshape([3, 2]));
    expect(tensor([0])).not.toEqual(tensor([-0]));
    expect(tensor([1])).not.toEqual(tensor([1], { dtype: 'int32' }));
    expect(zeros([0])).not.toEqual(zeros([0, 1]));
  });

  it('leaves what is no tensor to others', () => {
    expect(tensor([1])).not.toEqual([1]);
    expect([1]).not.toEqual(tensor([1]));
    expect([1]).toEqual([1]);
  });
});
