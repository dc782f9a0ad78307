import { gradients, variable } from '@bp/autograd';
import { BpError } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { huber } from './huber';
import { mae } from './mae';
import { smoothL1 } from './smooth-l1';

const errors = [-3, -0.5, 0, 0.25, 0.5, 4];
const zeros = errors.map(() => 0);

describe('huber', () => {
  it('is a parabola up to δ and straight beyond, with the limited error as its slope', () => {
    const y = variable(errors);
    const losses = huber(y, zeros, { delta: 0.5, reduction: 'none' });
    expect(losses.toArray()).toEqual([1.375, 0.125, 0, 0.03125, 0.125, 1.875]);
    expect(gradients([losses.sum()], [y])[0].toArray()).toEqual([-0.5, -0.5, 0, 0.25, 0.5, 0.5]);
  });

  it('has a slope of ±δ at ±∞, and NaN at NaN', () => {
    const y = variable([-Infinity, Infinity, Number.NaN]);
    const [slope] = gradients([huber(y, [0, 0, 0], { delta: 2, reduction: 'sum' })], [y]);
    expect(slope.toArray()).toEqual([-2, 2, Number.NaN]);
  });

  it('refuses a δ that is not positive', () => {
    expect(() => huber([1], [1], { delta: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: huber: delta must be a number in (0, ∞), got 0]`,
    );
    expect(() => huber([1], [1], { delta: Number.NaN })).toThrow(BpError);
  });
});

describe('smoothL1', () => {
  it('is huber divided by its width', () => {
    const scaled = huber(errors, zeros, { delta: 0.5, reduction: 'none' }).div(0.5);
    expect(smoothL1(errors, zeros, { beta: 0.5, reduction: 'none' }).toArray()).toEqual(
      scaled.toArray(),
    );
  });

  it('has a slope of ±1 at ±∞, and NaN at NaN; without a width that of the absolute value, 0', () => {
    for (const [beta, ofNaN] of [
      [0, 0],
      [1, Number.NaN],
    ]) {
      const y = variable([-Infinity, Infinity, Number.NaN]);
      const [slope] = gradients([smoothL1(y, [0, 0, 0], { beta, reduction: 'sum' })], [y]);
      expect(slope.toArray()).toEqual([-1, 1, ofNaN]);
    }
  });

  it('is the absolute error for a width of 0, gradient included', () => {
    const y = variable(errors);
    expect(smoothL1(y, zeros, { beta: 0 }).item()).toBe(mae(errors, zeros).item());
    const [slope] = gradients([smoothL1(y, zeros, { beta: 0, reduction: 'sum' })], [y]);
    expect(slope.toArray()).toEqual([-1, -1, 0, 1, 1, 1]);
  });

  it('refuses a negative width', () => {
    expect(() => smoothL1([1], [1], { beta: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: smoothL1: beta must be a number in [0, ∞), got -1]`,
    );
  });
});
