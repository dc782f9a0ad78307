import { gradcheck, gradgradcheck } from '@bp/autograd';
import { ones, Rng } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { GLU, glu } from './glu';

describe('glu', () => {
  it('gates the first half by the sigmoid of the second', () => {
    expect(glu([3, -4, 0, 0]).toArray()).toEqual([1.5, -2]);
    expect(new GLU(0).forward([[2], [0]]).toArray()).toEqual([[1]]);
  });

  it('has derivatives that agree with differences', () => {
    const x = new Rng(1).normal([2, 4], { dtype: 'float64' });
    expect(gradcheck((x) => glu(x), [x])).toMatchObject({ ok: true });
    expect(gradgradcheck((x) => glu(x), [x])).toMatchObject({ ok: true });
  });

  it('refuses an odd extent, and prints its axis', () => {
    expect(() => glu(ones([2, 3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: glu: axis -1 of shape [2, 3] must be of even extent]`,
    );
    expect([new GLU(), new GLU(1)].map(String)).toEqual(['GLU()', 'GLU(1)']);
  });
});
