import { concat, matmul, tensor, zeros } from '@bp/tensor';
import { apply, type KernelOperation, withFrame } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { backward, gradients } from './gradients';
import { parameter, variable } from './variable';

describe('backward along paths', () => {
  it('adds up over several calls', () => {
    const w = parameter(3);
    w.square().backward();
    w.mul(5).backward();
    expect(w.grad?.item()).toBe(11);
  });

  it('may be called twice on one value', () => {
    const w = parameter(3);
    const y = w.square();
    y.backward();
    y.backward();
    expect(w.grad?.item()).toBe(12);
  });

  it('starts anew when the gradient is set to null', () => {
    const w = parameter(3);
    w.square().backward();
    Object.assign(w, { grad: null });
    w.mul(5).backward();
    expect(w.grad?.item()).toBe(5);
  });

  it('adds up over the two paths of a diamond', () => {
    // y = (2w)·(w + 1), so y′ = 4w + 2
    const w = parameter(3);
    w.mul(2).mul(w.add(1)).backward();
    expect(w.grad?.item()).toBe(14);
  });

  it('counts a leaf that is used twice by one operation', () => {
    const w = parameter([2, 3]);
    w.mul(w).sum().backward();
    expect(w.grad?.toArray()).toEqual([4, 6]);
    const v = parameter([2, 3]);
    concat([v, v]).mul([1, 2, 3, 4]).sum().backward();
    expect(v.grad?.toArray()).toEqual([4, 6]);
    const m = parameter([
      [1, 2],
      [3, 4],
    ]);
    matmul(m, m).sum().backward();
    // ∂ΣM²/∂M = 1·Mᵀ + Mᵀ·1
    expect(m.grad?.toArray()).toEqual([
      [7, 11],
      [9, 13],
    ]);
  });

  it('does not double the work of a chain of diamonds', () => {
    // 60 doublings along 2⁶⁰ paths
    let y = parameter(1, { dtype: 'float64' });
    const w = y;
    for (let i = 0; i < 60; i++) y = y.add(y);
    y.backward();
    expect(w.grad?.item()).toBe(2 ** 60);
  });

  it('visits a value after all that was made of it, whatever the order of the operands', () => {
    const w = parameter(2);
    const a = w.mul(3);
    const b = a.mul(a);
    const c = a.add(b);
    c.mul(a).backward();
    // (a + a²)·a with a = 3w: (2a + 3a²)·3
    expect(w.grad?.item()).toBe((2 * 6 + 3 * 36) * 3);
  });

  it('takes a parameter itself for an output', () => {
    const w = parameter(2);
    w.backward();
    w.backward(tensor(5));
    expect(w.grad?.item()).toBe(6);
  });

  it('takes several outputs at once', () => {
    const w = parameter(2);
    const h = w.mul(3);
    backward([h.square(), h.mul(2)]);
    expect(w.grad?.item()).toBe(2 * 6 * 3 + 6);
  });

  it('leaves constants alone', () => {
    const w = parameter([1, 2]);
    const x = tensor([3, 4]);
    w.mul(x).sum().backward();
    expect(w.grad?.toArray()).toEqual([3, 4]);
    expect(x.grad).toBeNull();
  });

  it('goes through a chain of 100 000 operations without overflowing the stack', () => {
    const w = parameter(1);
    let y = w;
    for (let i = 0; i < 100_000; i++) y = y.add(1);
    const start = performance.now();
    y.backward();
    const timeMs = performance.now() - start;
    expect(w.grad?.item()).toBe(1);
    // Anything worse than n log n would take minutes.
    expect(timeMs).toBeLessThan(10_000);
  }, 30_000);
});

describe('the gradient of a view', () => {
  it('reaches the parameter it looks at', () => {
    const w = parameter([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    w.transpose().slice('::-2').reshape([4]).mul([1, 2, 3, 4]).sum().backward();
    expect(w.grad?.toArray()).toEqual([
      [3, 0, 1],
      [4, 0, 2],
    ]);
  });

  it('adds up where views overlap', () => {
    const w = parameter([1, 2, 3]);
    w.slice('0:2').sum().add(w.slice('1:3').mul(10).sum()).backward();
    expect(w.grad?.toArray()).toEqual([1, 11, 10]);
  });

  it('is 0 outside a slice', () => {
    const w = parameter([1, 2, 3, 4]);
    w.at(-1).mul(5).backward();
    expect(w.grad?.toArray()).toEqual([0, 0, 0, 5]);
  });

  it('follows a parameter that was given new values', () => {
    const w = parameter([1, 2]);
    const view = w.slice('::-1');
    w.assign([3, 4]);
    view.square().sum().backward();
    expect(w.grad?.toArray()).toEqual([6, 8]);
  });
});

describe('an operand repeated by broadcasting', () => {
  const shapes: readonly (readonly [number[], number[]])[] = [
    [
      [2, 3],
      [2, 3],
    ],
    [[2, 3], [3]],
    [
      [2, 3],
      [1, 3],
    ],
    [
      [2, 3],
      [2, 1],
    ],
    [
      [2, 3],
      [1, 1],
    ],
    [[2, 3], []],
    [[3], [2, 1]],
    [
      [2, 1, 4],
      [3, 1],
    ],
    [[1], [2, 2]],
    [[0, 3], [3]],
  ];

  it.each(shapes)('receives the sum over its copies: %j and %j', (left, right) => {
    const a = variable(zeros(left).add(2));
    const b = variable(zeros(right).add(3));
    const product = a.mul(b);
    product.sum().backward();
    const copies = (shape: number[]) => {
      const size = shape.reduce((n, extent) => n * extent, 1);
      return size === 0 ? 0 : product.size / size;
    };
    expect(a.grad?.shape).toEqual(left);
    expect(b.grad?.shape).toEqual(right);
    expect(new Set(a.grad?.data)).toEqual(new Set(a.size === 0 ? [] : [3 * copies(left)]));
    expect(new Set(b.grad?.data)).toEqual(new Set([2 * copies(right)]));
  });

  it('receives it in each of three places', () => {
    const [c, a, b] = [tensor([[true], [false]]), variable([1, 2, 3]), variable(4)];
    c.where(a, b).sum().backward();
    expect(a.grad?.toArray()).toEqual([1, 1, 1]);
    expect(b.grad?.toArray()).toBe(3);
  });
});

describe('types', () => {
  it('gives each operand a gradient of its own type', () => {
    const single = parameter([1, 2]);
    const double = parameter([3, 4], { dtype: 'float64' });
    const y = single.mul(double);
    expect(y.dtype).toBe('float64');
    y.sum().backward();
    expect(single.grad?.dtype).toBe('float32');
    expect(double.grad?.dtype).toBe('float64');
    expect(single.grad?.toArray()).toEqual([3, 4]);
  });

  it('goes through matrix products and joins of both types', () => {
    const single = parameter([[1, 2]]);
    const double = parameter([[3], [4]], { dtype: 'float64' });
    matmul(single, double).sum().backward();
    concat([single, double.transpose()]).sum().backward();
    expect(single.grad?.dtype).toBe('float32');
    expect(double.grad?.dtype).toBe('float64');
    expect(single.grad?.toArray()).toEqual([[4, 5]]);
    expect(double.grad?.toArray()).toEqual([[2], [3]]);
  });

  it('goes through a cast and back', () => {
    const w = parameter([1, 2]);
    w.cast('float64').square().sum().backward();
    expect(w.grad?.dtype).toBe('float32');
    expect(w.grad?.toArray()).toEqual([2, 4]);
  });

  it('takes an upstream gradient of another type', () => {
    const w = parameter([1, 2]);
    w.mul(2).backward(tensor([1, 10], { dtype: 'float64' }));
    expect(w.grad?.dtype).toBe('float32');
    w.mul(2).backward([1, 10]);
    expect(w.grad?.toArray()).toEqual([4, 40]);
  });

  it('keeps whole numbers and truth values out of any record', () => {
    const w = parameter([1.5, -2]);
    for (const y of [w.argmax(), w.gt(0), w.cast('int32'), w.isNaN(), w.any()]) {
      expect(y.requiresGrad).toBe(false);
    }
  });

  it('keeps operations without a rule out of any record', () => {
    const constant: KernelOperation<null> = {
      kind: 'kernel',
      name: 'constant',
      infer: ([x]) => x,
      kernel: { name: 'constant', run: ([out]) => void out.storage.data.fill(1) },
      vjp: null,
      reads: { inputs: false, output: false },
    };
    const y = apply(constant, [parameter([1, 2])], null);
    expect(y.dtype).toBe('float32');
    expect(y.requiresGrad).toBe(false);
  });

  it('gives 0 through steps, whose slope is 0', () => {
    const w = parameter([1.5, -2.5]);
    w.floor().add(w.sign()).sum().backward();
    expect(w.grad?.toArray()).toEqual([0, 0]);
  });
});

describe('what backward refuses', () => {
  it('a value that depends on no parameter', () => {
    expect(() => tensor(1).backward()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: backward: this value depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach]`,
    );
    expect(() => backward([parameter(1), tensor(1)])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: backward: output 1 depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach]`,
    );
    expect(() => parameter(1).detach().backward()).toThrow('depends on no parameter');
  });

  it('several numbers without an upstream gradient', () => {
    expect(() => parameter([1, 2]).square().backward()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: backward: only a single number has a gradient of its own, got shape [2]; reduce it with sum() or mean(), or pass the gradient]`,
    );
  });

  it('an upstream gradient of another shape', () => {
    const w = parameter([1, 2]);
    expect(() => w.square().backward([1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: backward: the gradient must have the shape [2] of the output, got [1]]`,
    );
    expect(() => w.square().sum().backward([1])).toThrow('[]');
    expect(w.grad).toBeNull();
  });

  it('more upstream gradients than outputs', () => {
    const w = parameter(1);
    expect(() => backward(w, [tensor(1), tensor(2)])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: backward: expected one gradient per output, got 2 for 1]`,
    );
  });

  it('changes no gradient when one of several outputs is refused', () => {
    const w = parameter([1, 2]);
    expect(() => backward([w.sum(), w])).toThrow('only a single number');
    expect(w.grad).toBeNull();
  });
});

describe('a gradient', () => {
  it('of one element may have any number of axes', () => {
    const w = parameter([[2]]);
    w.square().backward();
    expect(w.grad?.toArray()).toEqual([[4]]);
  });

  it('of something empty is empty', () => {
    const w = parameter(zeros([0, 2]));
    w.square().sum().backward();
    expect(w.grad?.shape).toEqual([0, 2]);
  });

  it('carries no record of its own', () => {
    const w = parameter([1, 2]);
    const seed = parameter([3, 4]);
    w.add(1).backward(seed);
    expect(w.grad?.requiresGrad).toBe(false);
    w.square().sum().backward();
    expect(w.grad?.requiresGrad).toBe(false);
  });

  it('does not follow a buffer that was given as upstream gradient', () => {
    const w = parameter([1, 2]);
    const seed = tensor([3, 4]);
    w.add(1).backward(seed);
    seed.assign([0, 0]);
    expect(w.grad?.toArray()).toEqual([3, 4]);
  });

  it('is NaN or infinite where the calculus says so, and only there', () => {
    const w = parameter([0, 1, 4]);
    w.sqrt().sum().backward();
    expect(w.grad?.toArray()).toEqual([Number.POSITIVE_INFINITY, 0.5, 0.25]);
    expect(gradients([w.sqrt().mul(0).sum()], [w])[0].toArray()).toEqual([Number.NaN, 0, 0]);
  });
});

describe('an error in the backward pass', () => {
  it('names the layer of the operation', () => {
    const w = parameter([1, 2]);
    const y = withFrame({ path: 'encoder.fc1', module: {}, outer: null }, () => w.square());
    w.assign([3, 4]);
    const loss = y.sum();
    expect(() => loss.backward()).toThrow(/overwritten after it was used.* \(in encoder\.fc1\)$/);
    expect(() => gradients([loss], [w])).toThrow(expect.objectContaining({ path: 'encoder.fc1' }));
    expect(w.grad).toBeNull();
  });
});
