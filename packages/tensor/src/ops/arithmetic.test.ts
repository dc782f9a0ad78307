import { describe, expect, it } from 'vitest';
import {
  abs,
  add,
  type DType,
  div,
  maximum,
  minimum,
  mul,
  neg,
  pow,
  reciprocal,
  rsqrt,
  sqrt,
  square,
  sub,
  type Tensor,
  type TensorLike,
  tensor,
  zeros,
} from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const DTYPES = ['bool', 'int32', 'float32', 'float64'] as const;
const values = (x: Tensor) => x.toArray();

describe('add, sub, mul, div', () => {
  it('work element by element', () => {
    expect(values(add([1, 2, 3], [10, 20, 30]))).toEqual([11, 22, 33]);
    expect(values(sub([1, 2, 3], [10, 20, 30]))).toEqual([-9, -18, -27]);
    expect(values(mul([1, 2, 3], [10, 20, 30]))).toEqual([10, 40, 90]);
    expect(values(div([1, 2, 3], [2, 4, 8]))).toEqual([0.5, 0.5, 0.375]);
  });

  it('take a number on either side', () => {
    expect(values(sub([1, 2], 10))).toEqual([-9, -8]);
    expect(values(sub(10, [1, 2]))).toEqual([9, 8]);
    expect(values(div(1, [2, 4]))).toEqual([0.5, 0.25]);
    expect(values(div([2, 4], 4))).toEqual([0.5, 1]);
    expect(values(add(1, 2))).toBe(3);
  });

  it('broadcast', () => {
    expect(values(add([[1], [2]], [10, 20]))).toEqual([
      [11, 21],
      [12, 22],
    ]);
    expect(add(zeros([3, 1, 2]), zeros([4, 1])).shape).toEqual([3, 4, 2]);
    expect(add(zeros([0, 1]), zeros([4])).shape).toEqual([0, 4]);
  });

  it('compute two plain numbers in float64, and the result is still a plain number', () => {
    const y = sub(1, 0.9);
    expect([y.dtype, y.item()]).toEqual(['float64', 1 - 0.9]);
    const wide = tensor([1, 3], { dtype: 'float64' });
    const narrow = tensor([1, 3]);
    expect(values(y.mul(wide))).toEqual([1 - 0.9, (1 - 0.9) * 3]);
    for (const number of [y, neg(y), y.mul(1), sub(y, 0), mul(y, y).div(y)]) {
      expect(number.mul(wide).dtype).toBe('float64');
      for (const result of [number.mul(narrow), narrow.mul(number), add(narrow, number)]) {
        expect(result.dtype).toBe('float32');
      }
    }
    expect(values(mul(y, [1, 3]))).toEqual(values(mul(1 - 0.9, [1, 3])));
    expect(pow(2, 0.5).item()).toBe(Math.SQRT2);
    expect(div(1, 3).mul(tensor([3], { dtype: 'int32' })).dtype).toBe('float32');
    expect(sub(1, 0.9).gt(0.1).toArray()).toBe(false);
    expect(add(1, 2).add(zeros([2])).dtype).toBe('float32');
    // What has an axis, or was a tensor before, keeps its type.
    expect(y.expand([2]).mul(narrow).dtype).toBe('float64');
    expect(tensor(0.1, { dtype: 'float64' }).mul(narrow).dtype).toBe('float64');
  });

  it('follow IEEE 754 at its edges', () => {
    expect(values(add([inf, inf, nan, -0, -0], [1, -inf, 1, -0, 0]))).toEqual([
      inf,
      nan,
      nan,
      -0,
      0,
    ]);
    expect(values(sub([0, -0, inf], [0, 0, inf]))).toEqual([0, -0, nan]);
    expect(values(mul([0, -1, 0, 1e30], [inf, 0, -1, 1e30]))).toEqual([nan, -0, -0, inf]);
    expect(values(div([1, -1, 0, inf, 1], [0, 0, 0, inf, -inf]))).toEqual([
      inf,
      -inf,
      nan,
      nan,
      -0,
    ]);
  });

  it('round to float32 once', () => {
    // numpy.float32(0.1) + numpy.float32(0.2), numpy.float32(1) / numpy.float32(3), 16777216 + 1
    expect(values(add([0.1], [0.2]))).toEqual([0.30000001192092896]);
    expect(values(div(1, [3]))).toEqual([0.3333333432674408]);
    expect(values(add([16777216], 1))).toEqual([16777216]);
    expect(values(mul([1e-30], [1e-30]))).toEqual([0]);
    expect(values(mul([1e-30], [1e-15]))).toEqual([Math.fround(1e-45)]);
  });

  it('keep all digits of float64, also of a plain number beside it', () => {
    const x = tensor([0.1], { dtype: 'float64' });
    expect(values(add(x, 0.2))).toEqual([0.1 + 0.2]);
    expect(values(add(0.2, x))).toEqual([0.2 + 0.1]);
    expect(values(add(x, [0.2]))).toEqual([0.1 + 0.2]);
    expect(values(add([0.2], x))).toEqual([0.2 + 0.1]);
    expect(values(mul(Float64Array.of(0.1), 3))).toEqual([0.1 * 3]);
  });

  it('wrap whole numbers around at 32 bits', () => {
    const x = tensor([2 ** 31 - 1, -(2 ** 31), 123_456_789], { dtype: 'int32' });
    expect(values(add(x, 1))).toEqual([-(2 ** 31), 1 - 2 ** 31, 123_456_790]);
    expect(values(mul(x, x))).toEqual([1, 0, -1_757_895_751]);
    expect(values(neg(x))).toEqual([1 - 2 ** 31, -(2 ** 31), -123_456_789]);
  });

  it('count truth values as whole numbers', () => {
    const sum = add([true, true, false], [true, false, false]);
    expect([sum.dtype, values(sum)]).toEqual(['int32', [2, 1, 0]]);
    expect([neg([true]).dtype, values(neg([true]))]).toEqual(['int32', [-1]]);
  });
});

describe('the type of a result', () => {
  const promoted: readonly (readonly DType[])[] = [
    ['int32', 'int32', 'float32', 'float64'],
    ['int32', 'int32', 'float32', 'float64'],
    ['float32', 'float32', 'float32', 'float64'],
    ['float64', 'float64', 'float64', 'float64'],
  ];
  const table = (op: (x: TensorLike, y: TensorLike) => Tensor) =>
    DTYPES.map((a) =>
      DTYPES.map((b) => op(zeros([1], { dtype: a }), zeros([1], { dtype: b })).dtype),
    );

  it.each([
    ['add', add],
    ['sub', sub],
    ['mul', mul],
  ] as const)('is the larger one for %s', (_, op) => {
    expect(table(op)).toEqual(promoted);
  });

  it.each([
    ['maximum', maximum],
    ['minimum', minimum],
  ] as const)('stays bool where %s compares truth values', (_, op) => {
    expect(table(op)).toEqual([['bool', ...promoted[0].slice(1)], ...promoted.slice(1)]);
  });

  it.each([
    ['div', div],
    ['pow', pow],
  ] as const)('is real for %s', (_, op) => {
    const real = promoted.map((row) =>
      row.map((dtype) => (dtype === 'float64' ? dtype : 'float32')),
    );
    expect(table(op)).toEqual(real);
  });

  it.each<[DType, number, DType]>([
    ['float32', 0.1, 'float32'],
    ['float64', 0.1, 'float64'],
    ['int32', 2, 'int32'],
    ['int32', 0.5, 'float32'],
    ['int32', nan, 'float32'],
    ['int32', 2 ** 31, 'float32'],
    ['bool', 1, 'int32'],
    ['bool', 0.5, 'float32'],
  ])('is that of a %s tensor beside the number %d: %s', (dtype, value, expected) => {
    const x = zeros([1], { dtype });
    expect([add(x, value).dtype, add(value, x).dtype]).toEqual([expected, expected]);
  });

  it('is float32 for arrays, that of a typed array beside them, float64 for plain numbers', () => {
    expect(add(1, 2).dtype).toBe('float64');
    expect(add([1], [2]).dtype).toBe('float32');
    expect(add(Int32Array.of(1), 2).dtype).toBe('int32');
    expect(add(Int32Array.of(1), [2]).dtype).toBe('int32');
    expect(add(Int32Array.of(1), 0.5).dtype).toBe('float32');
  });

  it('is not lost for a large number beside whole ones', () => {
    expect(values(add(tensor([1], { dtype: 'int32' }), 3e9))).toEqual([Math.fround(3e9 + 1)]);
  });
});

describe('maximum and minimum', () => {
  it('are NaN if either is, and put +0 above −0', () => {
    expect(values(maximum([1, nan, 3, 0, -0], [2, 1, nan, -0, 0]))).toEqual([2, nan, nan, 0, 0]);
    expect(values(minimum([1, nan, 3, 0, -0], [2, 1, nan, -0, 0]))).toEqual([1, nan, nan, -0, -0]);
    expect(values(maximum([-inf, inf], 0))).toEqual([0, inf]);
    expect(values(minimum([-inf, inf], 0))).toEqual([-inf, 0]);
    expect(values(maximum([true, false], [false, false]))).toEqual([true, false]);
  });
});

describe('pow', () => {
  it('raises to whole, negative and fractional powers', () => {
    expect(values(pow([1, 2, 3], 2))).toEqual([1, 4, 9]);
    expect(values(pow(2, [3, -1, 0.5]))).toEqual([8, 0.5, Math.fround(Math.SQRT2)]);
    expect(values(pow([-2, -2], [3, 2]))).toEqual([-8, 4]);
  });

  it('is 1 for the power 0, also of NaN, and NaN for a root of a negative number', () => {
    expect(values(pow([nan, 0, inf, -3], 0))).toEqual([1, 1, 1, 1]);
    expect(values(pow([-8], 1 / 3))).toEqual([nan]);
    expect(values(pow([0, -0, 0], [-1, -1, -2]))).toEqual([inf, -inf, inf]);
    expect(values(pow([2, 0.5, 1], inf))).toEqual([inf, 0, 1]);
  });

  it('takes whole numbers as real ones', () => {
    const power = pow(tensor([2, 3], { dtype: 'int32' }), tensor([-1, 2], { dtype: 'int32' }));
    expect([power.dtype, values(power)]).toEqual(['float32', [0.5, 9]]);
  });
});

describe('functions of one tensor', () => {
  it('neg, abs and square keep the type', () => {
    expect(values(neg([0, -0, 1, nan, inf]))).toEqual([-0, 0, -1, nan, -inf]);
    expect(values(abs([0, -0, -1.5, nan, -inf]))).toEqual([0, 0, 1.5, nan, inf]);
    expect(values(square([-3, 0.5, -inf, nan]))).toEqual([9, 0.25, inf, nan]);
    const whole = tensor([-3, 4], { dtype: 'int32' });
    expect([neg(whole), abs(whole), square(whole)].map(({ dtype }) => dtype)).toEqual([
      'int32',
      'int32',
      'int32',
    ]);
    expect(values(square(whole))).toEqual([9, 16]);
  });

  it('sqrt, rsqrt and reciprocal are real', () => {
    expect(values(sqrt([4, 2, 0, -0, -1, inf, nan]))).toEqual([
      2,
      Math.fround(Math.SQRT2),
      0,
      -0,
      nan,
      inf,
      nan,
    ]);
    expect(values(rsqrt([4, 0, -0, inf, -1]))).toEqual([0.5, inf, -inf, 0, nan]);
    expect(values(reciprocal([2, 0, -0, inf, -inf]))).toEqual([0.5, inf, -inf, 0, -0]);
    const whole = tensor([4], { dtype: 'int32' });
    expect([sqrt(whole).dtype, values(sqrt(whole))]).toEqual(['float32', [2]]);
    expect([reciprocal(whole).dtype, values(reciprocal(whole))]).toEqual(['float32', [0.25]]);
  });

  it('keep the shape, also of nothing', () => {
    for (const shape of [[], [1], [0], [2, 0, 3]]) {
      expect(neg(zeros(shape)).shape).toEqual(shape);
      expect(sqrt(zeros(shape)).shape).toEqual(shape);
    }
  });
});

describe('errors', () => {
  it('name the operation and the shapes', () => {
    expect(() => add([1, 2], [1, 2, 3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: add: shapes [2] and [3] do not broadcast (2 ≠ 3 at axis -1); extents must be equal or 1]`,
    );
    expect(() => mul(zeros([2, 3]), zeros([2, 1, 4]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: mul: shapes [2, 3] and [2, 1, 4] do not broadcast (3 ≠ 4 at axis -1); extents must be equal or 1]`,
    );
  });

  it('name the operation for operands that are none', () => {
    const any = (value: unknown) => value as TensorLike;
    expect(() => add([1], any(undefined))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: add: expected a tensor, a number or arrays of numbers, got undefined]`,
    );
    expect(() => sub(any('3'), 1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sub: expected a tensor, a number or arrays of numbers, got '3']`,
    );
    expect(() => maximum([[1], [2, 3]], 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maximum: nested arrays must be rectangular, expected 1 elements at [1], got 2]`,
    );
  });
});
