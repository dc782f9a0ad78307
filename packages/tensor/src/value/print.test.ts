import { describe, expect, it } from 'vitest';
import { arange, eye, full, linspace, type TensorLike, tensor, zeros } from '../index';

const print = (value: TensorLike): string => tensor(value).toString();

describe('a printed tensor', () => {
  it('is one line for a single number', () => {
    expect(print(3)).toBe('Tensor float32 [] 3');
    expect(print(1 / 3)).toBe('Tensor float32 [] 0.3333');
    expect(print(-0)).toBe('Tensor float32 [] -0');
    expect(print(true)).toBe('Tensor bool [] true');
    expect(tensor(7, { dtype: 'int32' }).toString()).toBe('Tensor int32 [] 7');
  });

  it('shows as many digits as the numbers need, four at most, and lines up the points', () => {
    expect(print([1, 2, 3])).toMatchInlineSnapshot(`
      "Tensor float32 [3]
      [1, 2, 3]"
    `);
    expect(
      print([
        [1, 2.5],
        [-3, 4],
      ]),
    ).toMatchInlineSnapshot(`
      "Tensor float32 [2, 2]
      [[ 1.0,  2.5],
       [-3.0,  4.0]]"
    `);
    expect(print([0.1, -0.25, 3])).toMatchInlineSnapshot(`
      "Tensor float32 [3]
      [ 0.10, -0.25,  3.00]"
    `);
    expect(print([Math.PI, -1 / 3, 100])).toMatchInlineSnapshot(`
      "Tensor float32 [3]
      [  3.1416,  -0.3333, 100.0000]"
    `);
  });

  it('shows NaN, infinities and the sign of zero', () => {
    expect(print([Number.NaN, Infinity, -Infinity, 1.5])).toMatchInlineSnapshot(`
      "Tensor float32 [4]
      [NaN,   ∞,  -∞, 1.5]"
    `);
    expect(print([0, -0, Number.NaN])).toMatchInlineSnapshot(`
      "Tensor float32 [3]
      [  0,  -0, NaN]"
    `);
    expect(print([Number.NaN, Infinity])).toMatchInlineSnapshot(`
      "Tensor float32 [2]
      [NaN,   ∞]"
    `);
  });

  it('takes exponents where a number would vanish or grow out of its column', () => {
    expect(print([1e-7, 1, 0])).toMatchInlineSnapshot(`
      "Tensor float32 [3]
      [1e-7, 1e+0,    0]"
    `);
    expect(print([1 / 3, -2e-5])).toMatchInlineSnapshot(`
      "Tensor float32 [2]
      [ 3.3333e-1, -2.0000e-5]"
    `);
    expect(print([0.5, 12345678])).toMatchInlineSnapshot(`
      "Tensor float32 [2]
      [5.0000e-1, 1.2346e+7]"
    `);
    expect(print([3.4028234663852886e38])).toMatchInlineSnapshot(`
      "Tensor float32 [1]
      [3.4028e+38]"
    `);
    expect(print([0.0001, 5])).toMatchInlineSnapshot(`
      "Tensor float32 [2]
      [0.0001, 5.0000]"
    `);
    expect(print([999999.5, 0.001])).toMatchInlineSnapshot(`
      "Tensor float32 [2]
      [999999.500,      0.001]"
    `);
    expect(print([123456789, 1])).toMatchInlineSnapshot(`
      "Tensor float32 [2]
      [123456792,         1]"
    `);
  });

  it('shows whole numbers and truth values in columns', () => {
    expect(
      String(
        tensor(
          [
            [1, -20],
            [300, 4],
          ],
          { dtype: 'int32' },
        ),
      ),
    ).toMatchInlineSnapshot(`
      "Tensor int32 [2, 2]
      [[  1, -20],
       [300,   4]]"
    `);
    expect(
      print([
        [true, false],
        [false, true],
      ]),
    ).toMatchInlineSnapshot(`
      "Tensor bool [2, 2]
      [[ true, false],
       [false,  true]]"
    `);
  });

  it('sets the matrices of a stack apart', () => {
    expect(String(arange(12).reshape([2, 2, 3]))).toMatchInlineSnapshot(`
      "Tensor float32 [2, 2, 3]
      [[[ 0,  1,  2],
        [ 3,  4,  5]],

       [[ 6,  7,  8],
        [ 9, 10, 11]]]"
    `);
    expect(String(arange(8).reshape([2, 1, 2, 2]))).toMatchInlineSnapshot(`
      "Tensor float32 [2, 1, 2, 2]
      [[[[0, 1],
         [2, 3]]],


       [[[4, 5],
         [6, 7]]]]"
    `);
  });

  it('is nothing but its shape where there are no elements', () => {
    expect(print([])).toBe('Tensor float32 [0]\n[]');
    expect(String(zeros([2, 0, 3]))).toBe('Tensor float32 [2, 0, 3]\n[]');
    expect(String(zeros([1e6, 0]))).toBe('Tensor float32 [1000000, 0]\n[]');
  });

  it('breaks rows that are longer than a line', () => {
    expect(String(linspace(0, 1, 15))).toMatchInlineSnapshot(`
      "Tensor float32 [15]
      [0.0000, 0.0714, 0.1429, 0.2143, 0.2857, 0.3571, 0.4286, 0.5000, 0.5714, 0.6429,
       0.7143, 0.7857, 0.8571, 0.9286, 1.0000]"
    `);
    expect(String(arange(60, { dtype: 'int32' }).reshape([2, 30]))).toMatchInlineSnapshot(`
      "Tensor int32 [2, 30]
      [[ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
        19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29],
       [30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48,
        49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59]]"
    `);
  });

  it('is shortened beyond a thousand elements, in every axis', () => {
    expect(String(arange(1001))).toMatchInlineSnapshot(`
      "Tensor float32 [1001]
      [   0,    1,    2, …,  998,  999, 1000]"
    `);
    expect(String(arange(10_000).div(7).reshape([100, 100]))).toMatchInlineSnapshot(`
      "Tensor float32 [100, 100]
      [[   0.0000,    0.1429,    0.2857, …,   13.8571,   14.0000,   14.1429],
       [  14.2857,   14.4286,   14.5714, …,   28.1429,   28.2857,   28.4286],
       [  28.5714,   28.7143,   28.8571, …,   42.4286,   42.5714,   42.7143],
       …,
       [1385.7142, 1385.8572, 1386.0000, …, 1399.5714, 1399.7142, 1399.8572],
       [1400.0000, 1400.1428, 1400.2858, …, 1413.8572, 1414.0000, 1414.1428],
       [1414.2858, 1414.4286, 1414.5714, …, 1428.1428, 1428.2858, 1428.4286]]"
    `);
    expect(String(eye(40).unsqueeze(0))).toMatchInlineSnapshot(`
      "Tensor float32 [1, 40, 40]
      [[[1, 0, 0, …, 0, 0, 0],
        [0, 1, 0, …, 0, 0, 0],
        [0, 0, 1, …, 0, 0, 0],
        …,
        [0, 0, 0, …, 1, 0, 0],
        [0, 0, 0, …, 0, 1, 0],
        [0, 0, 0, …, 0, 0, 1]]]"
    `);
    expect(String(zeros([1e7]))).toMatchInlineSnapshot(`
      "Tensor float32 [10000000]
      [0, 0, 0, …, 0, 0, 0]"
    `);
  });

  it('chooses its digits by the elements it shows', () => {
    const x = full([2000], 1);
    const y = x.sub(
      tensor(Float32Array.from({ length: 2000 }, (_, i) => (i === 1000 ? 0.123 : 0))),
    );
    expect(String(y)).toMatchInlineSnapshot(`
      "Tensor float32 [2000]
      [1, 1, 1, …, 1, 1, 1]"
    `);
  });

  it('shows a view as it is seen', () => {
    expect(String(arange(6).reshape([2, 3]).transpose().flip(0))).toMatchInlineSnapshot(`
      "Tensor float32 [3, 2]
      [[2, 5],
       [1, 4],
       [0, 3]]"
    `);
    expect(String(tensor([[1], [2]]).expand([2, 3]))).toMatchInlineSnapshot(`
      "Tensor float32 [2, 3]
      [[1, 1, 1],
       [2, 2, 2]]"
    `);
  });

  it('never writes a line beyond 80 columns in ordinary cases', () => {
    for (const x of [arange(999).div(3), zeros([5, 190]), arange(1e5).reshape([10, 1e4]).div(-3)]) {
      const longest = Math.max(
        ...String(x)
          .split('\n')
          .map((line) => line.length),
      );
      expect(longest).toBeLessThanOrEqual(80);
      expect(longest).toBeGreaterThan(60);
    }
  });

  it('does not fail on a high rank', () => {
    expect(String(zeros([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2])).length).toBeGreaterThan(2000);
  });
});
