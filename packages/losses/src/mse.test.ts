import { gradients, variable } from '@bp/autograd';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { halfSse } from './half-sse';
import { mae } from './mae';
import { mse } from './mse';

const prediction = [
  [1, -2],
  [0.5, 3],
];
const target = [
  [0, -4],
  [0.5, 6],
];

describe('mse', () => {
  it('is the mean of the squared errors', () => {
    expect(mse(prediction, target).item()).toBe((1 + 4 + 0 + 9) / 4);
    expect(mse(prediction, target, { reduction: 'sum' }).item()).toBe(14);
    expect(mse(prediction, target, { reduction: 'none' }).toArray()).toEqual([
      [1, 4],
      [0, 9],
    ]);
  });

  it('has the gradient 2/n times the error', () => {
    const y = variable(prediction);
    const t = variable(target);
    const [byPrediction, byTarget] = gradients([mse(y, t)], [y, t]);
    expect(byPrediction.toArray()).toEqual([
      [0.5, 1],
      [0, -1.5],
    ]);
    expect(byTarget.toArray()).toEqual([
      [-0.5, -1],
      [-0, 1.5],
    ]);
  });

  it('lets infinities through', () => {
    expect(mse([1], [Number.POSITIVE_INFINITY]).item()).toBe(Number.POSITIVE_INFINITY);
    expect(mse([Number.NaN], [1]).item()).toBeNaN();
  });
});

describe('halfSse', () => {
  it('is half the sum of squares, so that its gradient is the error itself', () => {
    const y = variable(prediction, { dtype: 'float64' });
    const loss = halfSse(y, target);
    expect(loss.item()).toBe(7);
    expect(gradients([loss], [y])[0].toArray()).toEqual([
      [1, 2],
      [0, -3],
    ]);
  });

  it('keeps every bit of the error in the gradient', () => {
    const y = variable([0.1, 0.7]);
    const t = tensor([0.3, 0.2]);
    expect(gradients([halfSse(y, t)], [y])[0].toArray()).toEqual(y.detach().sub(t).toArray());
  });

  it('gives the error of the 2-2-2 network of the course', () => {
    const o = tensor([0.609446004996699, 0.663844909698289], { dtype: 'float64' });
    const t = tensor([0.4, 0.6], { dtype: 'float64' });
    expect(halfSse(o, t).item()).toBeCloseTo(0.02397190075173, 14);
    expect(halfSse(o, t, { reduction: 'none' }).data[0]).toBeCloseTo(0.021933814504539, 14);
  });

  it('equals mse for two outputs, and half of it as a mean', () => {
    expect(halfSse([1, 3], [0, 1]).item()).toBe(mse([1, 3], [0, 1]).item());
    expect(halfSse(prediction, target, { reduction: 'mean' }).item()).toBe(14 / 8);
  });
});

describe('mae', () => {
  it('is the mean of the absolute errors, with the sign of the error as its slope', () => {
    const y = variable(prediction);
    expect(mae(y, target).item()).toBe((1 + 2 + 0 + 3) / 4);
    // Where there is no error, the slope is taken as 0.
    expect(gradients([mae(y, target)], [y])[0].toArray()).toEqual([
      [0.25, 0.25],
      [0, -0.25],
    ]);
  });
});
