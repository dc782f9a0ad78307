import { isBpError, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { noGrad } from '../tape/mode';
import { isParameter, parameter, retainGrad, variable } from './variable';

describe('parameter and variable', () => {
  it('start a record', () => {
    expect(parameter([1, 2]).requiresGrad).toBe(true);
    expect(variable([1, 2]).requiresGrad).toBe(true);
    expect(tensor([1, 2]).requiresGrad).toBe(false);
  });

  it('start one also where recording is off', () => {
    expect(noGrad(() => parameter(1)).requiresGrad).toBe(true);
  });

  it('copy their values', () => {
    const values = new Float32Array([1, 2]);
    const w = parameter(values);
    values[0] = 9;
    expect(w.toArray()).toEqual([1, 2]);

    const before = tensor([1, 2]);
    parameter(before).assign([5, 6]);
    expect(before.toArray()).toEqual([1, 2]);
  });

  it('copy only the values of a recorded tensor, not its history', () => {
    const w = parameter(3);
    const x = variable(w.mul(2));
    x.square().backward();
    expect(x.grad?.item()).toBe(12);
    expect(w.grad).toBeNull();
  });

  it('are float32 for plain numbers and keep the type of a tensor', () => {
    expect(parameter(0.5).dtype).toBe('float32');
    expect(parameter(0.5, { dtype: 'float64' }).dtype).toBe('float64');
    expect(parameter(new Float64Array([1])).dtype).toBe('float64');
    expect(variable(tensor(1, { dtype: 'int32' }), { dtype: 'float64' }).dtype).toBe('float64');
  });

  it('refuse whole numbers and truth values, which have no derivative', () => {
    expect(() => parameter(tensor([1, 2], { dtype: 'int32' }))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: parameter: only real numbers have a gradient, got int32; pass { dtype: 'float32' }]`,
    );
    expect(() => variable([true, false])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: variable: only real numbers have a gradient, got bool; pass { dtype: 'float32' }]`,
    );
    expect(codeOf(() => parameter(new Int32Array(2)))).toBe('BP_DTYPE');
  });

  it('have no gradient before the first backward pass', () => {
    expect(parameter(1).grad).toBeNull();
  });

  it('are told apart by isParameter', () => {
    expect(isParameter(parameter(1))).toBe(true);
    expect(isParameter(variable(1))).toBe(false);
    expect(isParameter(parameter(1).mul(2))).toBe(false);
    expect(isParameter(tensor(1))).toBe(false);
    expect(isParameter(1)).toBe(false);
    expect(isParameter(null)).toBe(false);
  });
});

describe('retainGrad', () => {
  it('keeps the gradient of an intermediate result', () => {
    const w = parameter([1, 2]);
    const hidden = retainGrad(w.square());
    hidden.mul([3, 4]).sum().backward();
    expect(hidden.grad?.toArray()).toEqual([3, 4]);
    expect(w.grad?.toArray()).toEqual([6, 16]);
  });

  it('adds up over several backward passes, as for a parameter', () => {
    const hidden = retainGrad(parameter(2).square());
    hidden.mul(3).backward();
    hidden.mul(4).backward();
    expect(hidden.grad?.item()).toBe(7);
  });

  it('keeps the gradient of the output itself', () => {
    const y = retainGrad(parameter(2).square());
    y.backward();
    expect(y.grad?.item()).toBe(1);
  });

  it('is what other results do without', () => {
    const hidden = parameter(2).square();
    hidden.mul(3).backward();
    expect(hidden.grad).toBeNull();
  });

  it('refuses what takes part in no gradient', () => {
    expect(() => retainGrad(tensor(1))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: retainGrad: this value depends on no parameter or variable]`,
    );
  });
});

function codeOf(body: () => Tensor): string | null {
  try {
    body();
  } catch (error) {
    return isBpError(error) ? error.code : 'not ours';
  }
  return null;
}

describe('assigning', () => {
  it('changes a parameter and a view of it made inside noGrad, and refuses a computed value', () => {
    const w = parameter([1, 2]);
    w.assign([3, 4]);
    noGrad(() => w.slice('0:1')).assign([5]);
    expect(w.toArray()).toEqual([5, 4]);
    const doubled = w.mul(2);
    expect(() => doubled.assign([0, 0])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: assign: a computed value keeps its gradient, so it cannot be overwritten; assign to the parameter it came from, or to a view of it made inside noGrad]`,
    );
    expect(doubled.toArray()).toEqual([10, 8]);
  });
});

describe('setting grad', () => {
  it('takes a tensor of the same shape and type, detached, or null', () => {
    const w = parameter([1, 2]);
    w.grad = tensor([3, 4]);
    expect(w.grad.toArray()).toEqual([3, 4]);
    w.grad = w.mul(2);
    expect(w.grad.toArray()).toEqual([2, 4]);
    expect(w.grad.requiresGrad).toBe(false);
    w.grad = null;
    expect(w.grad).toBeNull();
  });

  it.each([
    [
      5,
      'BP_GRAD',
      'grad: the gradient must be a tensor or null, got number; make one with tensor(values)',
    ],
    [
      [1, 2],
      'BP_GRAD',
      'grad: the gradient must be a tensor or null, got an array; make one with tensor(values)',
    ],
    [undefined, 'BP_GRAD', 'got undefined'],
    [
      tensor([[1, 2]]),
      'BP_SHAPE',
      'grad: the gradient must have the shape [2] of its tensor, got [1, 2]; sum over repeated axes with sumTo?',
    ],
    [
      tensor([1, 2], { dtype: 'float64' }),
      'BP_DTYPE',
      "grad: the gradient must have the type float32 of its tensor, got float64; convert it with cast('float32')",
    ],
  ])('refuses anything else and keeps what was there: %o', (value, code, message) => {
    const w = parameter([1, 2]);
    w.grad = tensor([3, 4]);
    const set = () => {
      w.grad = value as Tensor;
      return w;
    };
    expect(set).toThrow(message);
    expect(codeOf(set)).toBe(code);
    expect(w.grad.toArray()).toEqual([3, 4]);
  });
});
