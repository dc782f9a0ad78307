import { gradcheck, parameter } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { elasticNet, l1, l2 } from './penalties';

const weights = (): Tensor[] => [
  parameter([
    [1, -2],
    [0, 4],
  ]),
  parameter([-3]),
];

describe('l1', () => {
  it('is λ Σ |w| over all parameters', () => {
    expect(l1(weights()).item()).toBe(10);
    expect(l1(weights(), 0.5).item()).toBe(5);
  });

  it('has the gradient λ sign(w), and 0 at 0', () => {
    const [w] = weights();
    l1(w, 0.5).backward();
    expect(w.grad?.toArray()).toEqual([
      [0.5, -0.5],
      [0, 0.5],
    ]);
  });
});

describe('l2', () => {
  it('is λ Σ w² over all parameters', () => {
    expect(l2(weights()).item()).toBe(30);
    expect(l2(weights(), 0.1).item()).toBeCloseTo(3, 6);
  });

  it('has the gradient 2λw: half of λ does what weight decay does', () => {
    const [w] = weights();
    l2(w, 0.5 / 2).backward();
    expect(w.grad?.toArray()).toEqual([
      [0.5, -1],
      [0, 2],
    ]);
  });
});

describe('elasticNet', () => {
  it('is the sum of both', () => {
    expect(elasticNet(weights(), { l1: 2, l2: 0.5 }).item()).toBe(2 * 10 + 0.5 * 30);
    expect(elasticNet(weights(), { l1: 2 }).item()).toBe(20);
  });

  it('has a gradient that agrees with differences', () => {
    const f = (a: Tensor, b: Tensor) => elasticNet([a, b], { l1: 0.3, l2: 0.7 });
    expect(gradcheck(f, [[0.5, -1], [[2]]])).toMatchObject({ ok: true });
  });
});

describe('a penalty', () => {
  it('takes one tensor, an array or an iterator', () => {
    const [w, b] = weights();
    const each = function* () {
      yield w;
      yield b;
    };
    expect(l1(each()).item()).toBe(l1([w, b]).item());
    expect(l1(b).item()).toBe(3);
    expect(l1(b).shape).toEqual([]);
  });

  it('is 0 for an empty tensor, and goes to the larger type', () => {
    expect(l2(tensor([])).item()).toBe(0);
    expect(l2([tensor([1]), tensor([1], { dtype: 'float64' })]).dtype).toBe('float64');
  });

  it('keeps NaN and infinities', () => {
    expect(l1(tensor([1, Number.NaN])).item()).toBeNaN();
    expect(l2(tensor([1, Number.NEGATIVE_INFINITY])).item()).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses an empty list, whole numbers and factors out of range', () => {
    expect(() => l1([])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: l1: there is no parameter to penalise; an iterator can be read only once]`,
    );
    expect(() => l2(tensor([1], { dtype: 'int32' }))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: l2: expected tensors of real numbers, got int32]`,
    );
    expect(() => l2(weights(), -1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: l2: lambda must be a number in [0, ∞), got -1]`,
    );
    expect(() => l1(weights(), Number.POSITIVE_INFINITY)).toThrow(
      'lambda must be a number in [0, ∞)',
    );
    expect(() => elasticNet(weights(), { l1: Number.NaN })).toThrow(
      'l1 must be a number in [0, ∞)',
    );
    expect(() => elasticNet(weights(), { L3: 1 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: elasticNet: unknown option L3; did you mean l1?]`,
    );
  });
});
