import { parameter } from '@bp/autograd';
import { Rng, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { maxNorm } from './max-norm';

describe('maxNorm', () => {
  it('scales back the units that are too long, and keeps every bit of the others', () => {
    const weight = parameter([
      [3, 4],
      [0.1, 0.2],
      [0, 0],
    ]);
    const short = weight.at(1).toArray();
    maxNorm([weight], 2.5);
    expect(weight.at(0).toArray()).toEqual([1.5, 2]);
    expect(weight.at(1).toArray()).toEqual(short);
    expect(weight.at(2).toArray()).toEqual([0, 0]);
  });

  it('counts all axes after the first as one unit', () => {
    const weight = parameter(new Rng(1).normal([3, 2, 2, 2], { dtype: 'float64' }));
    maxNorm(weight, 0.5);
    for (const norm of weight.norm({ axis: [1, 2, 3] }).data) expect(norm).toBeCloseTo(0.5, 14);
  });

  it('leaves biases as they are and records nothing', () => {
    const bias = parameter([30, 40]);
    const weight = parameter([[30, 40]]);
    maxNorm([bias, weight], 1);
    expect(bias.toArray()).toEqual([30, 40]);
    expect(weight.norm().item()).toBeCloseTo(1, 6);
  });

  it('refuses other limits and types before it changes anything', () => {
    const weight = parameter([[3, 4]]);
    expect(() => maxNorm(weight, 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxNorm: limit must be a number in (0, ∞), got 0]`,
    );
    const whole = tensor([[3, 4]], { dtype: 'int32' });
    expect(() => maxNorm([weight, whole], 1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxNorm: expected tensors of real numbers, got int32]`,
    );
    expect(() => maxNorm([weight, weight.mul(1)], 1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxNorm: expected tensors that can be overwritten, got a computed value or repeated view of shape [1, 2]; pass the parameter it came from]`,
    );
    const repeated = tensor([[3, 4]]).expand([2, 2]);
    expect(() => maxNorm([weight, repeated], 1)).toThrow(
      expect.objectContaining({ code: 'BP_GRAD', op: 'maxNorm' }),
    );
    expect(weight.toArray()).toEqual([[3, 4]]);
  });
});
