import { isBpError, ones, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { parameter, variable } from '../backward/variable';
import { noGrad } from '../tape/mode';
import { grad, valueAndGrad } from './grad';

const float64 = { dtype: 'float64' } as const;

describe('grad', () => {
  it('is the derivative of a function of one tensor', () => {
    const slope = grad((x: Tensor) => x.pow(3).sum());
    expect(slope([1, 2]).toArray()).toEqual([3, 12]);
    expect(slope(2).item()).toBe(12);
  });

  it('gives a list for several arguments', () => {
    const [byX, byY] = grad((x: Tensor, y: Tensor) => x.mul(y.square()))(3, 5);
    expect(byX.item()).toBe(25);
    expect(byY.item()).toBe(30);
  });

  it('applies to its own result, to any order', () => {
    const at = tensor(0.7, float64);
    const d1 = grad((x: Tensor) => x.sin());
    const d2 = grad((x: Tensor) => d1(x));
    const d3 = grad((x: Tensor) => d2(x));
    const d4 = grad((x: Tensor) => d3(x));
    expect(d1(at).item()).toBeCloseTo(Math.cos(0.7), 14);
    expect(d2(at).item()).toBeCloseTo(-Math.sin(0.7), 14);
    expect(d3(at).item()).toBeCloseTo(-Math.cos(0.7), 14);
    expect(d4(at).item()).toBeCloseTo(Math.sin(0.7), 14);
  });

  it('tells the variables of inner and outer derivatives apart', () => {
    // d/dx [x · d/dy (x + y)] = 1, not 2
    const slope = grad((x: Tensor) => x.mul(grad((y: Tensor) => x.add(y))(1)));
    expect(slope(1).item()).toBe(1);
    // d/dx [x · d/dy (x·y)] = d/dx x² = 2x
    expect(grad((x: Tensor) => x.mul(grad((y: Tensor) => x.mul(y))(2)))(3).item()).toBe(6);
  });

  it('touches no grad of the parameters it passes', () => {
    const w = parameter(2);
    expect(grad((x: Tensor) => x.mul(w))(3).item()).toBe(2);
    expect(w.grad).toBeNull();
  });

  it('works inside noGrad', () => {
    expect(noGrad(() => grad((x: Tensor) => x.square())(3)).item()).toBe(6);
  });

  it('keeps the type and shape of each argument', () => {
    const [a, b] = grad((x: Tensor, y: Tensor) => x.mul(y).sum())(ones([2, 1]), ones([3], float64));
    expect([a.dtype, a.shape]).toEqual(['float32', [2, 1]]);
    expect([b.dtype, b.shape]).toEqual(['float64', [3]]);
  });

  it('is 0 by what the value does not depend on', () => {
    const [a, b] = grad((x: Tensor, _y: Tensor) => x.sum())([1, 2], [3, 4]);
    expect(a.toArray()).toEqual([1, 1]);
    expect(b.toArray()).toEqual([0, 0]);
    expect(grad((_x: Tensor) => tensor(7))([1, 2]).toArray()).toEqual([0, 0]);
    expect(grad((x: Tensor) => x.gt(0).cast('float32').sum())([1, 2]).toArray()).toEqual([0, 0]);
  });

  it('gives plain numbers, unless an argument is part of a larger computation', () => {
    const slope = grad((x: Tensor) => x.pow(3));
    expect(slope(2).requiresGrad).toBe(false);
    const x = variable(2);
    slope(x).backward();
    expect(x.grad?.item()).toBe(12);
    expect(noGrad(() => slope(x)).requiresGrad).toBe(false);
  });

  it('counts as constant where recording is off around it', () => {
    const f = (x: Tensor) => x.pow(3).mul(noGrad(() => grad((y: Tensor) => y.square())(x)));
    // x³ · c with c = 2x = 4
    expect(grad(f)(2).item()).toBe(48);
  });

  it('refuses a value of several numbers, whole numbers, and what is no tensor', () => {
    expect(() => grad((x: Tensor) => x.square())([1, 2])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: grad: the function must give a single number, got shape [2]; reduce it with sum() or mean(), or use vjp or jacobian]`,
    );
    expect(() => grad((_x: Tensor) => tensor([1, 2]))([1, 2])).toThrow('single number');
    expect(() =>
      grad((x: Tensor) => x.sum())(new Int32Array([1, 2])),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: grad: argument 0 must hold real numbers, got int32]`,
    );
    // @ts-expect-error: a number is no tensor
    expect(() => grad((x: Tensor) => x.item())(1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: grad: the function must return a tensor, got number]`,
    );
  });

  it('is ready again after the function has thrown', () => {
    const fail = grad((_: Tensor): Tensor => {
      throw new Error('on purpose');
    });
    expect(() => fail(1)).toThrow('on purpose');
    const slope = grad((x: Tensor) => x.square())(2);
    expect(slope.requiresGrad).toBe(false);
  });
});

describe('valueAndGrad', () => {
  it('gives the value beside the gradient', () => {
    const [value, slope] = valueAndGrad((w: Tensor) => w.square().sum())([1, 2]);
    expect(value.item()).toBe(5);
    expect(slope.toArray()).toEqual([2, 4]);
    expect(value.requiresGrad).toBe(false);
  });

  it('leads one step of gradient descent with rate 2 from 1, where the slope is −2, to 5', () => {
    const [, slope] = valueAndGrad((x: Tensor) => x.square().sub(x.mul(4)))(1);
    expect(slope.item()).toBe(-2);
    expect(tensor(1).sub(slope.mul(2)).item()).toBe(5);
  });

  it('stays connected inside another derivative', () => {
    const outer = grad((x: Tensor) => {
      const [value, slope] = valueAndGrad((y: Tensor) => y.pow(3))(x);
      return value.add(slope);
    });
    // d/dx (x³ + 3x²)
    expect(outer(2).item()).toBe(24);
  });

  it('has an error with a code', () => {
    let code = '';
    try {
      valueAndGrad((x: Tensor) => x)([1, 2]);
    } catch (error) {
      if (isBpError(error)) code = error.code;
    }
    expect(code).toBe('BP_GRAD');
  });
});
