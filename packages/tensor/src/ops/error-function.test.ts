import { describe, expect, it } from 'vitest';
import { fromNumber, subtract } from '../../test/reference/big-float';
import { erf as exactErf } from '../../test/reference/elementary';
import { spread } from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { erfc, tensor } from '../index';

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;

/** By mpmath 1.3 with 50 digits. */
const ROWS = [
  [-2, 1.9953222650189526],
  [-0.5, 1.5204998778130465],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [2, 0.004677734981047266],
  [5, 1.537459794428035e-12],
  [9, 4.13703174651381e-37],
  [10, 2.088487583762545e-45],
  [26, 5.663192408856143e-296],
] as const;

const at = (dtype: 'float32' | 'float64') => (x: number) => erfc(tensor(x, { dtype })).item();

describe('erfc', () => {
  it('keeps its digits in the tail', () => {
    for (const [x, value] of ROWS) {
      expect(Math.abs(at('float64')(x) / value - 1)).toBeLessThan(4 * 2 ** -52);
      if (x < 10) expect(Math.abs(at('float32')(x) / value - 1)).toBeLessThan(5 * 2 ** -23);
    }
  });

  it('stays within 4 ulp where 1 − erf can be told exactly', () => {
    const points = spread(-5, 5, 2000);
    const exact = (x: Parameters<typeof exactErf>[0]) => subtract(fromNumber(1), exactErf(x));
    expect(worst32(at('float32'), exact, points).ulp).toBeLessThan(4.5);
    expect(worst64(at('float64'), exact, points).ulp).toBeLessThan(4);
  });

  it('reaches its limits', () => {
    expect(erfc([0, -0, inf, -inf, nan, 1e30, -1e30, 1e-30]).toArray()).toEqual([
      1,
      1,
      0,
      2,
      nan,
      0,
      2,
      1,
    ]);
  });
});
