import { describe, expect, it } from 'vitest';
import { type DType, stack, type Tensor, type TensorLike, tensor, zeros } from '../index';
import { asIndex, asPair, asTensor, fromNested, single } from './convert';

const parts = ({ dtype, shape, data }: Tensor) => [dtype, shape, Array.from(data)];
/** What JavaScript lets pass. */
const any = (value: unknown): TensorLike => value as TensorLike;

describe('asTensor', () => {
  it('returns a tensor as it is', () => {
    const x = zeros([2]);
    expect(asTensor('add', x)).toBe(x);
    expect(asTensor('add', x, 'float64')).toBe(x);
  });

  it('makes float32 of numbers and bool of truth values', () => {
    expect(parts(asTensor('add', 0.5))).toEqual(['float32', [], [0.5]]);
    expect(parts(asTensor('add', true))).toEqual(['bool', [], [1]]);
    expect(
      parts(
        asTensor('add', [
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toEqual(['float32', [2, 2], [1, 2, 3, 4]]);
    expect(parts(asTensor('add', [[true], [false]]))).toEqual(['bool', [2, 1], [1, 0]]);
    expect(parts(asTensor('add', [true, 2]))).toEqual(['float32', [2], [1, 2]]);
    expect(parts(asTensor('add', []))).toEqual(['float32', [0], []]);
    expect(parts(asTensor('add', [[], []]))).toEqual(['float32', [2, 0], []]);
  });

  it.each<[DType, number | number[], DType]>([
    ['float64', 0.1, 'float64'],
    ['float64', [0.1], 'float64'],
    ['int32', 2, 'int32'],
    ['int32', [2, -3], 'int32'],
    ['int32', 0.5, 'float32'],
    ['int32', [2, 0.5], 'float32'],
    ['int32', -Infinity, 'float32'],
    ['int32', 2 ** 31, 'float32'],
    ['bool', 1, 'int32'],
    ['bool', [1], 'int32'],
    ['bool', 0.5, 'float32'],
  ])('beside %s, %j is %s %s', (beside, value, dtype) => {
    expect(asTensor('add', value, beside).dtype).toBe(dtype);
  });

  it('keeps all digits beside float64', () => {
    expect(asTensor('add', [[0.1]], 'float64').data[0]).toBe(0.1);
  });

  it('copies typed arrays in their own type, bytes and short integers as int32', () => {
    const array = Float64Array.of(0.1, 2);
    const x = asTensor('add', array);
    expect(parts(x)).toEqual(['float64', [2], [0.1, 2]]);
    expect(x.storage.data).not.toBe(array);
    expect(parts(asTensor('add', Uint8Array.of(0, 255)))).toEqual(['int32', [2], [0, 255]]);
    expect(parts(asTensor('add', any(Int16Array.of(-5))))).toEqual(['int32', [1], [-5]]);
    expect(parts(asTensor('add', any(new Uint8ClampedArray([300]))))).toEqual([
      'int32',
      [1],
      [255],
    ]);
  });

  it('reads the part of a buffer that a typed array shows', () => {
    const array = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(parts(asTensor('add', array))).toEqual(['float32', [2], [2, 3]]);
  });

  it.each([
    [[[1, 2], [3]], 'nested arrays must be rectangular, expected 2 elements at [1], got 1'],
    [[[1], 2], 'nested arrays must be rectangular, expected 1 elements at [1], got 2'],
    [[1, [2]], 'nested arrays must be rectangular, expected a number at [1], got an array of 1'],
    [[[], [1]], 'nested arrays must be rectangular, expected 0 elements at [1], got 1'],
    [[[[1]], [[2, 3]]], 'nested arrays must be rectangular, expected 1 elements at [1][0], got 2'],
    [[[1], null], 'nested arrays must be rectangular, expected 1 elements at [1], got null'],
    ['5', "expected a tensor, a number or arrays of numbers, got '5'"],
    [[1, '2'], "expected a number at [1], got '2'"],
    [[[1, null]], 'expected a number at [0][1], got null'],
    [undefined, 'expected a tensor, a number or arrays of numbers, got undefined'],
    [null, 'expected a tensor, a number or arrays of numbers, got null'],
    [[undefined], 'expected a number at [0], got undefined'],
    [
      { length: 1 },
      'expected a tensor, a number or arrays of numbers, got an object of type Object',
    ],
    [new Map(), 'expected a tensor, a number or arrays of numbers, got an object of type Map'],
    [
      Object.create(null),
      'expected a tensor, a number or arrays of numbers, got an object of type undefined',
    ],
    [10n, 'expected a tensor, a number or arrays of numbers, got the bigint 10n'],
    [Symbol('s'), 'expected a tensor, a number or arrays of numbers, got a symbol'],
    [() => 1, 'expected a tensor, a number or arrays of numbers, got a function'],
    [[new Float32Array(2)], 'expected a number at [0], got an object of type Float32Array'],
  ])('refuses %o', (value, message) => {
    expect(() => asTensor('add', any(value))).toThrow(`add: ${message}`);
  });

  it('refuses arrays with holes', () => {
    const sparse = [1, 2, 3];
    delete sparse[1];
    expect(() => asTensor('add', sparse)).toThrow('expected a number at [1], got undefined');
    expect(() => asTensor('add', new Array(2))).toThrow('expected a number at [0], got undefined');
  });

  it('tells how to join tensors in an array', () => {
    expect(() => asTensor('add', any([zeros([2]), zeros([2])]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: add: expected a number at [0], got a tensor; join tensors with stack or concat]`,
    );
    expect(stack([zeros([2]), zeros([2])]).shape).toEqual([2, 2]);
  });

  it.each([
    [new Uint32Array(1), 'Uint32Array'],
    [new BigInt64Array(1), 'BigInt64Array'],
    [new DataView(new ArrayBuffer(8)), 'DataView'],
  ])('refuses elements that no type holds: %o', (array, type) => {
    expect(() => asTensor('add', any(array))).toThrow(
      `add: cannot hold the elements of ${type}; copy them to a Float64Array or an Int32Array`,
    );
  });

  it('has the code BP_SHAPE for a shape and BP_DTYPE for an element', () => {
    const ragged = expect.objectContaining({ code: 'BP_SHAPE' });
    expect(() => asTensor('add', [[1], [2, 3]])).toThrow(ragged);
    expect(() => asTensor('add', [1, [2]])).toThrow(ragged);
    expect(() => asTensor('add', any(['1']))).toThrow(
      expect.objectContaining({ code: 'BP_DTYPE' }),
    );
  });
});

describe('asPair', () => {
  const types = (x: TensorLike, y: TensorLike) => asPair('add', x, y).map(({ dtype }) => dtype);

  it('lends plain numbers the type of what has one, on either side', () => {
    const double = zeros([1], { dtype: 'float64' });
    expect(types(double, 0.1)).toEqual(['float64', 'float64']);
    expect(types([0.1], double)).toEqual(['float64', 'float64']);
    expect(types([0.1], Float64Array.of(1))).toEqual(['float64', 'float64']);
    expect(types(Int32Array.of(1), 2)).toEqual(['int32', 'int32']);
    expect(types(2, Int32Array.of(1))).toEqual(['int32', 'int32']);
    expect(types(1, 2)).toEqual(['float32', 'float32']);
    expect(types([true], 1)).toEqual(['bool', 'int32']);
  });
});

describe('asIndex', () => {
  it('takes whole numbers of any source', () => {
    for (const value of [[1, -2], Int32Array.of(1, -2), Float64Array.of(1, -2), tensor([1, -2])]) {
      expect(parts(asIndex('gather', value))).toEqual(['int32', [2], [1, -2]]);
    }
    expect(parts(asIndex('gather', []))).toEqual(['int32', [0], []]);
    expect(parts(asIndex('gather', 3))).toEqual(['int32', [], [3]]);
  });

  it('does not copy what is int32 already', () => {
    const index = zeros([2], { dtype: 'int32' });
    expect(asIndex('gather', index)).toBe(index);
  });

  it.each([
    [[0, 0.5], '0.5 at position 1'],
    [[Number.NaN], 'NaN at position 0'],
    [[Infinity], 'Infinity at position 0'],
    [[2 ** 32], '4294967296 at position 0'],
    [[true, false], 'true at position 0'],
    [tensor([false]), 'false at position 0'],
  ])('refuses %o', (value, got) => {
    expect(() => asIndex('gather', value)).toThrow(
      `gather: indices must be whole numbers, got ${got}`,
    );
  });
});

describe('single', () => {
  it('stores a truth value as 0 or 1', () => {
    expect([5, 0, -0, Number.NaN, 0.5].map((value) => single(value, 'bool').item())).toEqual([
      1, 0, 0, 1, 1,
    ]);
  });
});

describe('fromNested', () => {
  it('reads deep arrays', () => {
    let nested: unknown = 7;
    for (let depth = 0; depth < 20; depth++) nested = [nested];
    const x = fromNested('tensor', nested as never);
    expect(x.shape).toEqual(Array(20).fill(1));
    expect(x.item()).toBe(7);
  });
});
