import { describe, expect, it, vi } from 'vitest';
import * as api from '../index';
import { Tensor, tensor } from '../index';

/** Methods that are no free function of the package. */
const ONLY_METHODS = ['backward', 'item', 'toArray', 'read', 'toJSON', 'toString', 'toFixed'];

const functions = new Map(Object.entries(api));

const methodNames = Object.getOwnPropertyNames(Tensor.prototype).filter(
  (name) =>
    typeof Object.getOwnPropertyDescriptor(Tensor.prototype, name)?.value === 'function' &&
    name !== 'constructor',
);

describe('a newer copy of the library', () => {
  it('brings the methods that an older copy lacks, and leaves those it has', async () => {
    const methods = Tensor.prototype as unknown as Record<string, unknown>;
    const { add, erf } = methods;
    delete methods.erf;
    vi.resetModules();
    const newer = await import('../index');
    expect(newer.add).not.toBe(api.add);
    expect(newer.Tensor).toBe(Tensor);
    expect(methods.add).toBe(add);
    expect(methods.erf).not.toBe(erf);
    expect(tensor([0, Infinity]).erf().toArray()).toEqual([0, 1]);
    expect(Object.keys(Tensor.prototype)).toEqual([]);
  });
});

describe('the methods of a tensor', () => {
  it('are free functions too', () => {
    const free = methodNames.filter((name) => !ONLY_METHODS.includes(name));
    expect(free.filter((name) => !functions.has(name))).toEqual([]);
    expect(free.length).toBeGreaterThan(60);
  });

  it('are not enumerable, so that a tensor looks like its fields', () => {
    expect(Object.keys(Tensor.prototype)).toEqual([]);
  });

  const x = tensor([
    [1, -2, 3],
    [4, 5, -6],
  ]);
  const row = tensor([1, 2, 3]);
  const calls: Record<string, unknown[]> = {
    add: [row],
    sub: [row],
    mul: [2],
    div: [row],
    pow: [2],
    maximum: [row],
    minimum: [0],
    eq: [1],
    ne: [1],
    lt: [row],
    le: [row],
    gt: [row],
    ge: [0],
    logicalAnd: [row],
    logicalOr: [0],
    clamp: [-1, 3],
    leakyRelu: [{ negativeSlope: 0.5 }],
    softmax: [0],
    logSoftmax: [0],
    where: [row, 0],
    maskedFill: [row.gt(1), 9],
    matmul: [row],
    dot: [row],
    sum: [{ axis: 0 }],
    mean: [{ axis: 1, keepDims: true }],
    max: [{ axis: 0 }],
    min: [{ axis: 1 }],
    argmax: [{ axis: 1 }],
    argmin: [{ axis: 0 }],
    all: [{ axis: 0 }],
    any: [{ axis: 0 }],
    variance: [{ axis: 0, correction: 0 }],
    std: [{ axis: 1 }],
    norm: [{ axis: 0 }],
    logSumExp: [{ axis: 1 }],
    prod: [{ axis: 1 }],
    cumsum: [1],
    reshape: [[3, 2]],
    flatten: [0, 1],
    squeeze: [0],
    unsqueeze: [1],
    transpose: [0, 1],
    permute: [[1, 0]],
    expand: [[2, 2, 3]],
    broadcastTo: [[2, 2, 3]],
    sumTo: [[1, 3]],
    flip: [1],
    slice: ['1, ::2'],
    at: [1, [0, 2]],
    narrow: [1, 1, 2],
    gather: [1, [[0], [2]]],
    indexSelect: [1, [2, 0]],
    cast: ['int32'],
    tril: [1],
    triu: [1],
  };

  it.each(methodNames.filter((name) => !ONLY_METHODS.includes(name) && name !== 'assign'))(
    '%s does what the free function does',
    (name) => {
      const self = name === 'dot' ? row : x;
      const args = calls[name] ?? [];
      const method = (self as unknown as Record<string, (...a: unknown[]) => Tensor>)[name];
      const free = (api as unknown as Record<string, (...a: unknown[]) => Tensor>)[name];
      expect(String(method.apply(self, args))).toBe(String(free(self, ...args)));
    },
  );

  it('assign writes to the tensor itself', () => {
    const target = tensor([1, 2]);
    expect(target.assign([3, 4])).toBe(target);
    expect(target.toArray()).toEqual([3, 4]);
  });

  it('contiguous puts the elements side by side, or is the tensor itself', () => {
    expect(x.contiguous()).toBe(x);
    expect(x.transpose().contiguous().strides).toEqual([2, 1]);
  });
});
