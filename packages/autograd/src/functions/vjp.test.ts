import { matmul, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { variable } from '../backward/variable';
import { grad } from './grad';
import { jvp, vjp } from './vjp';

const float64 = { dtype: 'float64' } as const;
const A = tensor(
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  float64,
);

describe('vjp', () => {
  it('of a linear map is the transposed map', () => {
    const [value, pull] = vjp((x: Tensor) => matmul(A, x), tensor([1, 1, 1], float64));
    expect(value.toArray()).toEqual([6, 15]);
    expect(pull([1, 10])[0].toArray()).toEqual([41, 52, 63]);
  });

  it('may be pulled several times, and by any TensorLike', () => {
    const [, pull] = vjp((x: Tensor) => x.square(), [1, 2]);
    expect(pull([1, 0])[0].toArray()).toEqual([2, 0]);
    expect(pull(tensor([0, 1]))[0].toArray()).toEqual([0, 4]);
  });

  it('gives a gradient for each argument', () => {
    const [, pull] = vjp((x: Tensor, y: Tensor) => x.mul(y), 3, 4);
    expect(pull(10).map((g) => g.item())).toEqual([40, 30]);
  });

  it('is 0 where the value is constant', () => {
    const [value, pull] = vjp((_: Tensor) => tensor([5, 6]), [1, 2, 3]);
    expect(value.toArray()).toEqual([5, 6]);
    expect(pull([1, 1])[0].toArray()).toEqual([0, 0, 0]);
  });

  it('can be differentiated by the upstream gradient', () => {
    const u = variable([1, 1]);
    const [, pull] = vjp((x: Tensor) => x.square(), [3, 4]);
    pull(u)[0].sum().backward();
    expect(u.grad?.toArray()).toEqual([6, 8]);
  });

  it('can be differentiated inside grad', () => {
    const second = grad((x: Tensor) => vjp((y: Tensor) => y.pow(3), x)[1](1)[0]);
    expect(second(2).item()).toBe(12);
  });

  it('refuses an upstream gradient of another shape, also for a constant', () => {
    const [, pull] = vjp((x: Tensor) => x.square(), [1, 2]);
    expect(() => pull(1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: vjp: expected a vector of shape [2], got []]`,
    );
    expect(() => vjp((_: Tensor) => tensor([5, 6]), 1)[1](1)).toThrow(
      'expected a vector of shape [2]',
    );
  });
});

describe('jvp', () => {
  it('of a linear map is the map', () => {
    const [value, tangent] = jvp(
      (x: Tensor) => matmul(A, x),
      [tensor([1, 1, 1], float64)],
      [tensor([1, 0, -1], float64)],
    );
    expect(value.toArray()).toEqual([6, 15]);
    expect(tangent.toArray()).toEqual([-2, -2]);
  });

  it('adds up over the arguments', () => {
    // d(x·y) = y·dx + x·dy
    const [, tangent] = jvp((x: Tensor, y: Tensor) => x.mul(y), [3, 4], [10, 100]);
    expect(tangent.item()).toBe(340);
  });

  it('is the derivative along a direction of a function that is not linear', () => {
    const at = [0.3, -1.2];
    const [, tangent] = jvp((x: Tensor) => x.sin().mul(x), [tensor(at, float64)], [[1, 2]]);
    const expected = at.map((x, i) => (Math.sin(x) + x * Math.cos(x)) * (i + 1));
    expect(tangent.toArray()).toEqual(expected.map((t) => expect.closeTo(t, 14)));
  });

  it('is 0 along arguments the value does not depend on', () => {
    expect(jvp((x: Tensor, _: Tensor) => x, [1, 2], [0, 5])[1].item()).toBe(0);
    expect(jvp((_: Tensor) => tensor([5, 6]), [1], [1])[1].toArray()).toEqual([0, 0]);
  });

  it('gives numbers of its own, not infinities of the value', () => {
    const [value, tangent] = jvp((x: Tensor) => x.exp(), [1000], [0]);
    expect(value.item()).toBe(Number.POSITIVE_INFINITY);
    expect(tangent.item()).toBe(Number.NaN);
    expect(jvp((x: Tensor) => x.add(Number.POSITIVE_INFINITY), [1], [3])[1].item()).toBe(3);
  });

  it('can itself be differentiated', () => {
    // d/dx [2x·t] with t = 3
    const along = grad((x: Tensor) => jvp((y: Tensor) => y.square(), [x], [3])[1]);
    expect(along(5).item()).toBe(6);
    // jvp of jvp: the second derivative of x⁴ along 1 and 1
    const first = (x: Tensor) => jvp((y: Tensor) => y.pow(4), [x], [1])[1];
    expect(jvp(first, [2], [1])[1].item()).toBe(48);
  });

  it('gives plain numbers at the outside', () => {
    const [value, tangent] = jvp((x: Tensor) => x.square(), [1], [1]);
    expect(value.requiresGrad).toBe(false);
    expect(tangent.requiresGrad).toBe(false);
  });

  it('refuses tangents that do not fit', () => {
    expect(() => jvp((x: Tensor) => x, [[1, 2]], [1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: jvp: expected a vector of shape [2], got []]`,
    );
    const product = (x: Tensor, y: Tensor) => x.mul(y);
    // @ts-expect-error: a tangent is missing
    const tooFew = () => jvp(product, [1, 2], [1]);
    expect(tooFew).toThrowErrorMatchingInlineSnapshot(
      `[BpError: jvp: expected a vector of shape [], got [0]]`,
    );
  });
});
