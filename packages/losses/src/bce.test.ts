import { gradients, variable } from '@bp/autograd';
import { BpError, sigmoid, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { bce } from './bce';
import { bceWithLogits } from './bce-with-logits';

const failure = (body: () => unknown): string => {
  try {
    body();
  } catch (error) {
    if (error instanceof BpError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'nothing was thrown';
};

describe('bce', () => {
  it('is −t ln p − (1 − t) ln(1 − p)', () => {
    const p = tensor([0.25, 0.5, 0.875], { dtype: 'float64' });
    const losses = bce(p, [1, 0, 0.25], { reduction: 'none' }).data;
    expect(losses[0]).toBeCloseTo(Math.log(4), 14);
    expect(losses[1]).toBeCloseTo(Math.log(2), 14);
    expect(losses[2]).toBeCloseTo(-0.25 * Math.log(0.875) - 0.75 * Math.log(0.125), 14);
    expect(bce(p, [1, 0, 0.25]).item()).toBeCloseTo((losses[0] + losses[1] + losses[2]) / 3, 14);
  });

  it('clamps logarithms at −100, and the gradient at its divisor, as PyTorch 1.13.1 does', () => {
    const p = variable([0, 1, 0, 1, 0.5], { dtype: 'float64' });
    const t = [0, 1, 1, 0, 0.5];
    const losses = bce(p, t, { reduction: 'none' }).data;
    expect([...losses.slice(0, 4)].map(Math.abs)).toEqual([0, 0, 100, 100]);
    expect(losses[4]).toBeCloseTo(Math.LN2, 14);
    const [slope] = gradients([bce(p, t, { reduction: 'sum' })], [p]);
    expect(slope.data[0]).toBe(0);
    expect(slope.data[4]).toBe(0);
    expect(slope.data[2] / -1e12).toBeCloseTo(1, 7);
    expect(slope.data[3] / 1e12).toBeCloseTo(1, 7);
  });

  it('weighs elements, by broadcasting, but not their mean', () => {
    const p = [
      [0.25, 0.5],
      [0.25, 0.5],
    ];
    const t = [
      [1, 0],
      [1, 0],
    ];
    const loss = bce(tensor(p, { dtype: 'float64' }), t, { weight: [2, 4] }).item();
    expect(loss).toBeCloseTo((2 * Math.log(4) + 4 * Math.log(2)) / 2, 14);
    expect(bce(p, t, { weight: [[2], [4]], reduction: 'none' }).shape).toEqual([2, 2]);
  });

  it('refuses what is no probability', () => {
    expect(failure(() => bce([0.5, 1.5], [1, 0]))).toMatchInlineSnapshot(
      `"BP_NUMERIC bce: prediction must hold probabilities in [0, 1], got 1.5 at position 1"`,
    );
    expect(failure(() => bce([0.5, Number.NaN], [1, 0]))).toMatchInlineSnapshot(
      `"BP_NUMERIC bce: prediction must hold probabilities in [0, 1], got NaN at position 1"`,
    );
    expect(failure(() => bce([0.5, 0.5], [1, 2]))).toMatchInlineSnapshot(
      `"BP_NUMERIC bce: target must hold probabilities in [0, 1], got 2 at position 1"`,
    );
  });
});

describe('bceWithLogits', () => {
  it('is bce of the sigmoid', () => {
    const x = tensor([-2, -0.5, 0, 1.5], { dtype: 'float64' });
    const t = [0, 1, 0.25, 1];
    expect(bceWithLogits(x, t).item()).toBeCloseTo(bce(sigmoid(x), t).item(), 14);
  });

  it('neither overflows nor cancels', () => {
    const x = [0, 100, -100, 1000, -1000, 100];
    const losses = bceWithLogits(x, [0, 1, 0, 0, 1, 0.5], { reduction: 'none' }).data;
    expect(losses[0]).toBe(Math.fround(Math.LN2));
    expect([...losses.slice(3)]).toEqual([1000, 1000, 50]);
    // e⁻¹⁰⁰ is a denormal number of float32.
    expect(losses[1]).toBeLessThan(1e-43);
    expect(losses[2]).toBe(losses[1]);
    // ln(1 + e⁻²⁰), of which 1 + e⁻²⁰ in float32 would keep nothing.
    const small = bceWithLogits([20, -20], [1, 0], { reduction: 'none' }).data;
    expect(small[0] / 2.061153620314381e-9).toBeCloseTo(1, 6);
    expect(small[1]).toBe(small[0]);
  });

  it('has the gradient σ(x) − t, exact also where it is small', () => {
    const x = variable([0, 2, 20, -20]);
    const [slope] = gradients([bceWithLogits(x, [0, 1, 1, 0], { reduction: 'sum' })], [x]);
    expect(slope.data[0]).toBe(0.5);
    expect(slope.data[1]).toBeCloseTo(-0.11920292202211755, 7);
    expect(slope.data[2] / -2.0611536181902037e-9).toBeCloseTo(1, 6);
    expect(slope.data[3]).toBe(-slope.data[2]);
  });

  it('gives positives a weight of their own', () => {
    const x = tensor(
      [
        [0, 0],
        [0, 0],
      ],
      { dtype: 'float64' },
    );
    const t = [
      [1, 0],
      [1, 1],
    ];
    const losses = (options: object) =>
      [...bceWithLogits(x, t, { ...options, reduction: 'none' }).data].map((loss) =>
        Math.round(loss / Math.LN2),
      );
    expect(losses({ posWeight: [3, 5] })).toEqual([3, 1, 3, 5]);
    expect(losses({ weight: [2, 7] })).toEqual([2, 7, 2, 7]);
    expect(losses({ weight: [2, 7], posWeight: [3, 5] })).toEqual([6, 7, 6, 35]);
  });

  it('refuses labels and weights that do not fit', () => {
    expect(failure(() => bceWithLogits([1, 2], [1, 3]))).toMatchInlineSnapshot(
      `"BP_NUMERIC bceWithLogits: target must hold probabilities in [0, 1], got 3 at position 1"`,
    );
    expect(failure(() => bceWithLogits([1, 2], [-1, 1]))).toMatchInlineSnapshot(
      `"BP_NUMERIC bceWithLogits: target must hold probabilities in [0, 1], got -1 at position 0"`,
    );
    expect(
      failure(() => bceWithLogits(zeros([2]), zeros([2]), { posWeight: [[1], [2]] })),
    ).toMatchInlineSnapshot(
      `"BP_SHAPE bceWithLogits: posWeight must broadcast to the shape [2], got [2, 1]"`,
    );
    expect(
      failure(() => bceWithLogits(zeros([2]), zeros([2]), { pos_weight: [1] } as object)),
    ).toMatchInlineSnapshot(
      `"BP_OPTION bceWithLogits: unknown option pos_weight; did you mean posWeight?"`,
    );
  });
});
