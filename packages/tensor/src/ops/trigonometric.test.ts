import { describe, expect, it } from 'vitest';
import { type BigFloat, divide } from '../../test/reference/big-float';
import { cos as exactCos, sin as exactSin } from '../../test/reference/elementary';
import { spread } from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { cos, erf, sin, tan, tensor } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const real = (values: number[]) => tensor(values, { dtype: 'float64' });

describe('sin, cos and tan', () => {
  it('have the values of tables', () => {
    // Abramowitz & Stegun, table 4.6: sin 1, cos 1, tan 1
    expect(sin(real([1])).item()).toBeCloseTo(0.8414709848078965, 15);
    expect(cos(real([1])).item()).toBeCloseTo(0.5403023058681398, 15);
    expect(tan(real([1])).item()).toBeCloseTo(1.5574077246549023, 14);
    expect(sin(real([Math.PI / 6])).item()).toBeCloseTo(0.5, 15);
    expect(cos(real([Math.PI])).item()).toBe(-1);
  });

  it('are odd and even at 0, and NaN at ∞', () => {
    expect(sin([0, -0, inf, -inf, nan]).toArray()).toEqual([0, -0, nan, nan, nan]);
    expect(cos([0, -0, inf, -inf, nan]).toArray()).toEqual([1, 1, nan, nan, nan]);
    expect(tan([0, -0, inf]).toArray()).toEqual([0, -0, nan]);
  });

  it('keep the bound that is stated of tan', () => {
    const exact = (x: BigFloat) => divide(exactSin(x), exactCos(x));
    const points = [...spread(-10, 10, 3000), ...spread(-1e6, 1e6, 500), ...spread(1.5, 1.65, 500)];
    const narrow = (x: number) => tan(x).item();
    expect(worst32(narrow, exact, points).ulp).toBeLessThan(2);
    expect(worst64((x) => tan(real([x])).item(), exact, points).ulp).toBeLessThan(2.5);
  });

  it('square to 1 together', () => {
    const x = real(Array.from({ length: 200 }, (_, i) => (i - 100) * 0.37));
    const one = sin(x).square().add(cos(x).square());
    for (const value of one.data) expect(value).toBeCloseTo(1, 14);
  });
});

describe('erf', () => {
  it('has the values of tables', () => {
    // Abramowitz & Stegun, table 7.1
    expect(erf(real([0.5])).item()).toBeCloseTo(0.5204998778130465, 15);
    expect(erf(real([1])).item()).toBeCloseTo(0.8427007929497149, 15);
    expect(erf(real([2])).item()).toBeCloseTo(0.9953222650189527, 15);
  });

  it('is odd, and ±1 at the ends', () => {
    expect(erf([0, -0, inf, -inf, nan, 10, -10]).toArray()).toEqual([0, -0, 1, -1, nan, 1, -1]);
  });
});
