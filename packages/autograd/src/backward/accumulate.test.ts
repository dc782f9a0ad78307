import { concat, tensor, zeros } from '@bp/tensor';
import { tapDispatch } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { parameter, retainGrad } from './variable';

describe('the gradients that backward leaves', () => {
  it('share no storage with each other', () => {
    const [a, b] = [parameter([1, 2]), parameter([5, 6])];
    const sum = retainGrad(a.add(b));
    sum.mul([3, 4]).sum().backward();
    a.grad?.assign([0, 0]);
    expect(b.grad?.toArray()).toEqual([3, 4]);
    b.grad?.assign([1, 1]);
    expect(sum.grad?.toArray()).toEqual([3, 4]);
  });

  it('can be assigned where the rule repeats one number', () => {
    const a = parameter([1, 2]);
    a.sum().backward();
    a.grad?.assign([7, 8]);
    expect(a.grad?.toArray()).toEqual([7, 8]);
  });

  it('do not hold on to the storage of a larger gradient', () => {
    const a = parameter([1, 2]);
    concat([a, zeros([1000])])
      .square()
      .sum()
      .backward();
    expect(a.grad?.toArray()).toEqual([2, 4]);
    expect(a.grad?.storage.data.length).toBe(2);
  });

  it('do not follow the gradient that was passed in', () => {
    const a = parameter([1, 2]);
    const seed = tensor([3, 4]);
    a.add(1).backward(seed);
    seed.assign([9, 9]);
    expect(a.grad?.toArray()).toEqual([3, 4]);
  });

  it('are not copied where each was computed for itself', () => {
    const [a, b] = [parameter([1, 2]), parameter([5, 6])];
    const y = a.mul(b).sum();
    const names: string[] = [];
    tapDispatch(
      (kernel) => names.push(kernel.name),
      () => y.backward(),
    );
    expect(names.filter((name) => name !== 'formula')).toEqual([]);
    expect(names).toHaveLength(2);
  });
});
