import { gradients, variable } from '@bp/autograd';
import { clamp, pow, prod } from '@bp/tensor';
import { describe, expect, it } from 'vitest';

const INFINITY = Number.POSITIVE_INFINITY;

// Where definitions leave a choice, PyTorch's is taken.
describe('choices made as in PyTorch', () => {
  it('clamp passes the gradient at its bounds, but neither outside nor at NaN', () => {
    const x = variable([-2, -1, 0, 1, 2, INFINITY, Number.NaN]);
    const [slopes] = gradients([clamp(x, -1, 1).sum()], [x]);
    expect(slopes.toArray()).toEqual([0, 1, 1, 1, 0, 0, 0]);
  });

  it('a plain exponent of one half is the square root', () => {
    expect(pow([4, -INFINITY, -1, 0], 0.5).toArray()).toEqual([2, Number.NaN, Number.NaN, 0]);
    expect(pow([-INFINITY], [0.5]).toArray()).toEqual([INFINITY]);
  });

  it('the gradient of a product is that of the others, also beside zeros', () => {
    const slopesOf = (values: number[]) => {
      const x = variable(values);
      return gradients([prod(x)], [x])[0].toArray();
    };
    expect(slopesOf([2, 3, 5])).toEqual([15, 10, 6]);
    expect(slopesOf([2, 0, 5])).toEqual([0, 10, 0]);
    expect(slopesOf([2, 0, 0])).toEqual([0, 0, 0]);
  });
});
