import { parameter } from '@bp/autograd';
import { type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { clipGradNorm, clipGradValue } from './clip-gradients';

function withGradient(gradient: Tensor): Tensor {
  const p = parameter(zeros(gradient.shape), { dtype: gradient.dtype });
  p.grad = gradient;
  return p;
}

describe('clipGradNorm', () => {
  it('scales all gradients by the same factor, and returns the norm they had', () => {
    const a = withGradient(tensor([2, 0], { dtype: 'float64' }));
    const b = withGradient(tensor([[1], [2]], { dtype: 'float64' }));
    expect(clipGradNorm([a, b], 1.5).item()).toBe(3);
    const factor = 1.5 / (3 + 1e-6);
    expect(a.grad?.data[0]).toBeCloseTo(2 * factor, 14);
    expect(b.grad?.data[1]).toBeCloseTo(2 * factor, 14);
  });

  it('leaves gradients alone that are small enough', () => {
    const a = withGradient(tensor([0.25, -0.5]));
    clipGradNorm(a, 1);
    expect(a.grad?.toArray()).toEqual([0.25, -0.5]);
  });

  it('agrees with PyTorch 1.13.1', () => {
    const gradients = [[-1.44342041015625, -0.7149658203125, 0.67572021484375]];
    const rest = [
      [1.71441650390625, 2.38079833984375],
      [2.2010498046875, -2.6431884765625],
    ];
    const make = () => [
      withGradient(tensor(gradients[0], { dtype: 'float64' })),
      withGradient(tensor(rest, { dtype: 'float64' })),
    ];
    const euclidean = make();
    clipGradNorm(euclidean, 1);
    expect(euclidean[0].grad?.data[0]).toBeCloseTo(-0.297819939316913, 14);
    expect(euclidean[1].grad?.data[0]).toBeCloseTo(0.3537343767378227, 14);
    const largest = make();
    expect(clipGradNorm(largest, 1, { normType: Number.POSITIVE_INFINITY }).item()).toBe(
      2.6431884765625,
    );
    expect(largest[0].grad?.data[0]).toBeCloseTo(-0.5460904043978851, 14);
  });

  it('takes other norms', () => {
    const a = withGradient(tensor([1, -2, 3], { dtype: 'float64' }));
    expect(clipGradNorm([a], 100, { normType: 1 }).item()).toBe(6);
    expect(clipGradNorm([a], 100, { normType: 3 }).item()).toBeCloseTo(36 ** (1 / 3), 14);
  });

  it('does not overflow before it clips', () => {
    const a = withGradient(tensor([3e30, 4e30]));
    expect(clipGradNorm([a], 1).item() / 5e30).toBeCloseTo(1, 6);
    expect(a.grad?.data[0]).toBeCloseTo(0.6, 6);
  });

  it('measures by any power, and float64 of any size, without overflow or underflow', () => {
    for (const [normType, length] of [
      [2, Math.SQRT2],
      [100, 2 ** 0.01],
      [1000, 2 ** 0.001],
    ] as const) {
      for (const scale of [1e-200, 1e-20, 1, 1e20, 1e200]) {
        const a = withGradient(tensor([scale, -scale], { dtype: 'float64' }));
        const norm = clipGradNorm([a], Number.POSITIVE_INFINITY, { normType }).item();
        expect(norm / scale / length).toBeCloseTo(1, 13);
      }
    }
  });

  it('has a norm of 0 where there is no gradient, or nothing in it', () => {
    expect(clipGradNorm([parameter([1])], 1).item()).toBe(0);
    expect(clipGradNorm([withGradient(zeros([0]))], 1).item()).toBe(0);
    const a = withGradient(zeros([3]));
    expect(clipGradNorm([a], 0).item()).toBe(0);
    expect(a.grad?.toArray()).toEqual([0, 0, 0]);
  });

  it('refuses norms that are none, and tensors that are no parameters', () => {
    const a = withGradient(tensor([1]));
    expect(() => clipGradNorm([a], -1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: clipGradNorm: maxNorm must be a number in [0, ∞], got -1]`,
    );
    expect(() => clipGradNorm([a], 1, { normType: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: clipGradNorm: normType must be a number in (0, ∞], got 0]`,
    );
    expect(() => clipGradNorm([tensor([1])], 1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: clipGradNorm: item 0 is not a parameter but a tensor of shape [1]; make it one with parameter(x)]`,
    );
    expect(() => clipGradNorm(7 as unknown as Tensor, 1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: clipGradNorm: expected a list of parameters such as model.parameters(), got number]`,
    );
  });
});

describe('clipGradValue', () => {
  it('limits every element', () => {
    const a = withGradient(tensor([-3, -0.25, 0, 2]));
    clipGradValue([a, parameter([1])], 0.5);
    expect(a.grad?.toArray()).toEqual([-0.5, -0.25, 0, 0.5]);
  });

  it('refuses a negative limit', () => {
    expect(() => clipGradValue([], -1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: clipGradValue: clipValue must be a number in [0, ∞], got -1]`,
    );
  });
});
