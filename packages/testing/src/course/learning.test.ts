import { gradients, parameter, variable } from '@bp/autograd';
import { bce, bceWithLogits } from '@bp/losses';
import { SGD } from '@bp/optim';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { expectClose } from './close';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe('logistic regression with two inputs', () => {
  // z = w1·x1 + w2·x2, y = σ(z), J = −(t·ln y + (1 − t)·ln(1 − y))
  const w0 = [0.5, -0.25];
  const x0 = [1.5, -2];
  const z0 = w0[0] * x0[0] + w0[1] * x0[1];
  const exact = { dtype: 'float64' as const };

  it.each([0, 1, 0.3])('has ∂J/∂w = (σ(z) − t)·x for the target %f', (target) => {
    const want = x0.map((x) => (sigmoid(z0) - target) * x);
    const losses: ((z: Tensor, t: Tensor) => Tensor)[] = [
      (z, t) => bce(z.sigmoid(), t, { reduction: 'sum' }),
      (z, t) => bceWithLogits(z, t, { reduction: 'sum' }),
    ];
    for (const loss of losses) {
      const w = parameter(w0, exact);
      loss(w.dot(tensor(x0, exact)), tensor(target, exact)).backward();
      expectClose(w.grad?.data ?? [], want, 'float64');
    }
  });

  it('has it as the product ∂J/∂y · y(1 − y) · x', () => {
    const target = 1;
    const w = parameter(w0, exact);
    const z = w.dot(tensor(x0, exact));
    const y = z.sigmoid();
    const loss = bce(y, tensor(target, exact), { reduction: 'sum' });
    const [byY, byZ, byW] = gradients([loss], [y, z, w]);
    const y0 = sigmoid(z0);
    expectClose(byY.data, [-1 / y0], 'float64');
    expectClose(byZ.data, [(-1 / y0) * y0 * (1 - y0)], 'float64');
    expectClose(
      byW.data,
      x0.map((x) => (y0 - target) * x),
      'float64',
    );
  });

  it('averages (σ(z) − t)·x over a batch', () => {
    const rows = [
      [1, 0.5],
      [-1, 2],
      [0.25, -0.75],
    ];
    const targets = [1, 0, 1];
    const w = parameter(w0, exact);
    const z = tensor(rows, exact).matmul(w); // [3]
    bceWithLogits(z, tensor(targets, exact)).backward();
    const want = [0, 1].map((k) =>
      rows.reduce((sum, row, i) => {
        const y = sigmoid(row[0] * w0[0] + row[1] * w0[1]);
        return sum + ((y - targets[i]) * row[k]) / rows.length;
      }, 0),
    );
    expectClose(w.grad?.data ?? [], want, 'float64');
  });
});

describe('one step of gradient descent', () => {
  it('goes from 1 to 1 − 2·(−2) = 5 where the slope is −2 and the rate 2', () => {
    // f(x) = x² − 4x has the slope −2 at 1
    const x = parameter(1);
    const descent = new SGD([x], { lr: 2 });
    const f = x.square().sub(x.mul(4));
    f.backward();
    expect(x.grad?.item()).toBe(-2);
    descent.step();
    expect(x.item()).toBe(5);
  });
});

describe('k sigmoids inside each other', () => {
  const SWEEP = Array.from({ length: 161 }, (_, i) => (i - 80) / 4); // −20 … 20
  const slope = (k: number, at: readonly number[]) => {
    const x = variable(at, { dtype: 'float64' });
    let y: Tensor = x;
    for (let i = 0; i < k; i++) y = y.sigmoid();
    return Array.from(gradients([y.sum()], [x])[0].data);
  };

  it('have a slope of 0.25 for k = 1 at 0, and less elsewhere', () => {
    expect(slope(1, [0])).toEqual([0.25]);
    const elsewhere = slope(
      1,
      SWEEP.filter((x) => x !== 0),
    );
    expect(elsewhere.every((value) => value > 0 && value < 0.25)).toBe(true);
  });

  it.each([1, 2, 3, 4, 5, 10])('never have a slope above 0.25ᵏ, for k = %i', (k) => {
    const bound = 0.25 ** k;
    const slopes = slope(k, SWEEP);
    expect(slopes.every((value) => value > 0 && value <= bound)).toBe(true);
  });

  it('stay below the bound for k ≥ 2, since no later sigmoid sees 0', () => {
    for (const k of [2, 3, 10]) {
      expect(slope(k, SWEEP).every((value) => value < 0.25 ** k)).toBe(true);
    }
    // σ′(0)·σ′(σ(0)), the slope of two at 0
    expectClose(slope(2, [0]), [0.25 * sigmoid(0.5) * (1 - sigmoid(0.5))], 'float64');
  });

  it('have the bounds that the course prints', () => {
    expect([1, 2, 3].map((k) => 0.25 ** k)).toEqual([0.25, 0.0625, 0.015625]);
    expect((0.25 ** 10).toExponential(2)).toBe('9.54e-7');
    const largest = Math.max(...slope(10, SWEEP));
    expect(largest).toBeLessThan(9.54e-7);
    expect(largest).toBeGreaterThan(1e-7);
  });

  it('leave less of the gradient with every layer', () => {
    const largest = [1, 2, 3, 4, 5].map((k) => slope(k, [0])[0]);
    for (let k = 1; k < largest.length; k++) {
      expect(largest[k]).toBeLessThanOrEqual(largest[k - 1] * 0.25);
    }
  });
});
