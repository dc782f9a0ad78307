import { gradients, variable } from '@bp/autograd';
import { tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { gaussianNll } from './gaussian-nll';
import { klDiv } from './kl-div';
import { poissonNll } from './poisson-nll';

const float64 = (values: Parameters<typeof tensor>[0]) => tensor(values, { dtype: 'float64' });
const { log, exp, PI } = Math;

describe('poissonNll', () => {
  it('is eˣ − t x of a log rate', () => {
    const losses = poissonNll(float64([0, 1, -2]), [3, 2, 0], { reduction: 'none' }).data;
    expect(losses[0]).toBe(1);
    expect(losses[1]).toBeCloseTo(exp(1) - 2, 14);
    expect(losses[2]).toBeCloseTo(exp(-2), 14);
  });

  it('is x − t ln(x + ε) of a rate, finite at 0', () => {
    const losses = poissonNll(float64([2, 0]), [3, 1], {
      logInput: false,
      eps: 1e-4,
      reduction: 'none',
    }).data;
    expect(losses[0]).toBeCloseTo(2 - 3 * log(2 + 1e-4), 14);
    expect(losses[1]).toBeCloseTo(-log(1e-4), 14);
  });

  it('adds Stirling’s approximation for counts above 1', () => {
    const x = variable([0, 0, 0], { dtype: 'float64' });
    const losses = poissonNll(x, [0, 1, 5], { full: true, reduction: 'none' });
    const stirling = 5 * log(5) - 5 + 0.5 * log(2 * PI * 5);
    expect([...losses.data.slice(0, 2)]).toEqual([1, 1]);
    expect(losses.data[2]).toBeCloseTo(1 + stirling, 14);
    expect(gradients([losses.sum()], [x])[0].toArray()).toEqual([1, 0, -4]);
  });

  it('refuses an ε of 0', () => {
    expect(() =>
      poissonNll([1], [1], { logInput: false, eps: 0 }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: poissonNll: eps must be a number in (0, ∞), got 0]`,
    );
  });
});

describe('gaussianNll', () => {
  it('is ½ (ln v + (y − t)² / v)', () => {
    const losses = gaussianNll(float64([1, 2]), [3, 2], [4, 0.25], { reduction: 'none' }).data;
    expect(losses[0]).toBeCloseTo(0.5 * (log(4) + 1), 14);
    expect(losses[1]).toBeCloseTo(0.5 * log(0.25), 14);
    const full = gaussianNll(float64([1]), [3], [4], { full: true }).item();
    expect(full).toBeCloseTo(0.5 * (log(4) + 1 + log(2 * PI)), 14);
  });

  it('takes one variance for each row', () => {
    const y = float64([
      [1, 2],
      [3, 4],
    ]);
    const wide = gaussianNll(y, zeros([2, 2]), [
      [2, 2],
      [5, 5],
    ]).item();
    expect(gaussianNll(y, zeros([2, 2]), [2, 5]).item()).toBe(wide);
    expect(gaussianNll(y, zeros([2, 2]), [[2], [5]]).item()).toBe(wide);
  });

  it('uses no variance below ε, but lets its gradient pass', () => {
    const v = variable([0], { dtype: 'float64' });
    const loss = gaussianNll(float64([1]), [1], v, { eps: 0.25 });
    expect(loss.item()).toBeCloseTo(0.5 * log(0.25), 14);
    expect(gradients([loss], [v])[0].item()).toBe(2);
  });

  it('refuses a negative variance and one of another shape', () => {
    expect(() => gaussianNll([1, 1], [1, 1], [1, -1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gaussianNll: variance must not be negative, got -1 at position 1]`,
    );
    expect(() =>
      gaussianNll(zeros([2, 3]), zeros([2, 3]), zeros([3])),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gaussianNll: the variance must have the shape [2, 3] of the prediction, or it with a last axis of 1, got [3]]`,
    );
  });
});

describe('klDiv', () => {
  const x = float64([
    [log(0.5), log(0.5)],
    [log(0.25), log(0.75)],
  ]);
  const t = float64([
    [0.25, 0.75],
    [0.5, 0.5],
  ]);
  const divergence = 0.25 * log(0.5) + 0.75 * log(1.5) + 0.5 * log(2) + 0.5 * log(2 / 3);

  it('is Σ t (ln t − x), divided as asked', () => {
    expect(klDiv(x, t, { reduction: 'sum' }).item()).toBeCloseTo(divergence, 14);
    expect(klDiv(x, t, { reduction: 'batchmean' }).item()).toBeCloseTo(divergence / 2, 14);
    expect(klDiv(x, t).item()).toBeCloseTo(divergence / 4, 14);
    expect(klDiv(x, t, { reduction: 'none' }).shape).toEqual([2, 2]);
  });

  it('divides by the batch alone, which the first axis is', () => {
    // By mpmath 1.3 with 50 digits.
    const logits = float64([
      [log(0.5), log(0.5)],
      [log(0.25), log(0.75)],
      [log(0.3), log(0.7)],
    ]);
    const target = float64([
      [0.25, 0.75],
      [0.5, 0.5],
      [0.1, 0.9],
    ]);
    const batchmean = { reduction: 'batchmean' } as const;
    expect(klDiv(logits, target, batchmean).item()).toBeCloseTo(0.130324942917677, 14);
    expect(klDiv(logits.transpose(), target.transpose(), batchmean).item()).toBeCloseTo(
      0.195487414376516,
      14,
    );
    expect(klDiv(logits, target).item()).toBeCloseTo(0.0651624714588387, 14);
  });

  it('takes targets as logarithms', () => {
    expect(klDiv(x, t.log(), { logTarget: true, reduction: 'sum' }).item()).toBeCloseTo(
      divergence,
      14,
    );
  });

  it('asks nothing of what the target holds impossible', () => {
    const y = variable([Number.NEGATIVE_INFINITY, 0]);
    const loss = klDiv(y, [0, 1], { reduction: 'sum' });
    expect(loss.item()).toBe(0);
    expect(gradients([loss], [y])[0].toArray()).toEqual([0, -1]);
  });

  it('has an extent to divide by also for a single number', () => {
    expect(klDiv(0, 1, { reduction: 'batchmean' }).item()).toBe(0);
  });
});
