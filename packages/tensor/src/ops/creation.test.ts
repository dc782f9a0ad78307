import { describe, expect, it } from 'vitest';
import {
  arange,
  type DType,
  eye,
  fromNdarray,
  full,
  fullLike,
  linspace,
  oneHot,
  ones,
  onesLike,
  type Tensor,
  tensor,
  zeros,
  zerosLike,
} from '../index';

const parts = ({ dtype, shape, data }: Tensor) => [dtype, shape, Array.from(data)];
/** What JavaScript lets pass. */
// biome-ignore lint/suspicious/noExplicitAny: these calls are wrong on purpose
const any = (value: unknown): any => value;

describe('tensor', () => {
  it('copies numbers, nested and typed arrays, and infers the type', () => {
    expect(parts(tensor(2.5))).toEqual(['float32', [], [2.5]]);
    expect(parts(tensor(true))).toEqual(['bool', [], [1]]);
    expect(
      parts(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toEqual(['float32', [2, 2], [1, 2, 3, 4]]);
    expect(parts(tensor([true, false]))).toEqual(['bool', [2], [1, 0]]);
    expect(parts(tensor(Float64Array.of(0.1)))).toEqual(['float64', [1], [0.1]]);
    expect(parts(tensor(Int32Array.of(-1)))).toEqual(['int32', [1], [-1]]);
    expect(parts(tensor([]))).toEqual(['float32', [0], []]);
  });

  it('takes pixels as whole numbers', () => {
    const pixels = any(new Uint8ClampedArray([0, 127, 255]));
    expect(parts(tensor(pixels))).toEqual(['int32', [3], [0, 127, 255]]);
    expect(parts(tensor(pixels, { dtype: 'float32' }))).toEqual(['float32', [3], [0, 127, 255]]);
    expect(parts(tensor(pixels).div(255)).at(0)).toBe('float32');
  });

  it('reads float64 without passing through float32', () => {
    expect(tensor([[0.1]], { dtype: 'float64' }).item()).toBe(0.1);
    expect(tensor(0.1, { dtype: 'float64' }).item()).toBe(0.1);
    expect(tensor(0.1).item()).toBe(Math.fround(0.1));
  });

  const values = [0, -0, 1.5, -2.5, 2 ** 31 - 1];
  it.each<[DType, number[], number[]]>([
    ['float32', [...values, NaN, Infinity, 0.1], [...values, NaN, Infinity, 0.1].map(Math.fround)],
    ['float64', [...values, NaN, Infinity, 0.1], [...values, NaN, Infinity, 0.1]],
    ['int32', values, [0, 0, 1, -2, 2 ** 31 - 1]],
    ['bool', [...values, NaN, Infinity, 0.1], [0, 0, 1, 1, 1, 1, 1, 1]],
  ])('makes %s of numbers, by whichever way they come', (dtype, values, expected) => {
    const sources = [values, Float64Array.from(values), tensor(Float64Array.from(values))];
    for (const source of sources) {
      expect(parts(tensor(source, { dtype }))).toEqual([dtype, [values.length], expected]);
    }
    expect(values.map((value) => tensor(value, { dtype }).item())).toEqual(expected);
  });

  it('copies another tensor, in its own type unless told otherwise', () => {
    const x = arange(6).reshape([2, 3]).transpose();
    const copy = tensor(x);
    expect(parts(copy)).toEqual(['float32', [3, 2], [0, 3, 1, 4, 2, 5]]);
    expect(copy.storage).not.toBe(x.storage);
    expect(parts(tensor(x, { dtype: 'bool' }))).toEqual(['bool', [3, 2], [0, 1, 1, 1, 1, 1]]);
    const truth = tensor([true, false]);
    expect(parts(tensor(truth))).toEqual(['bool', [2], [1, 0]]);
    expect(tensor(truth).storage.data).not.toBe(truth.storage.data);
    expect(parts(tensor(truth, { dtype: 'float64' }))).toEqual(['float64', [2], [1, 0]]);
  });

  it('refuses unknown types and options', () => {
    expect(() => tensor([1], { dtype: any('float16') })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: dtype must be float32, float64, int32 or bool, got float16]`,
    );
    expect(() => tensor([1], any({ type: 'int32' }))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: unknown option type; did you mean dtype?]`,
    );
    expect(() => tensor([1], any('int32'))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: options must be an object such as { dtype: … }, got int32]`,
    );
    expect(() => tensor([1], { dtype: any(null) })).toThrow('got null');
  });

  it('reads a million nested numbers', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => new Array(1000).fill(i));
    expect(tensor(rows).sum({ axis: 1 }).at(999).item()).toBe(999_000);
  });
});

describe('zeros, ones and full', () => {
  it('fill a shape with one value', () => {
    expect(parts(zeros([2]))).toEqual(['float32', [2], [0, 0]]);
    expect(parts(ones([1, 2], { dtype: 'int32' }))).toEqual(['int32', [1, 2], [1, 1]]);
    expect(parts(full([2], -0.5, { dtype: 'float64' }))).toEqual(['float64', [2], [-0.5, -0.5]]);
    expect(parts(full([], NaN))).toEqual(['float32', [], [NaN]]);
    expect(parts(zeros([0, 3]))).toEqual(['float32', [0, 3], []]);
    expect(full([1], -0).item()).toBe(-0);
  });

  it('store truth values as 0 and 1', () => {
    expect(parts(full([2], 5, { dtype: 'bool' }))).toEqual(['bool', [2], [1, 1]]);
    expect(parts(full([1], true))).toEqual(['bool', [1], [1]]);
    expect(parts(full([1], true, { dtype: 'float32' }))).toEqual(['float32', [1], [1]]);
  });

  it('take shape and type of another tensor', () => {
    const x = tensor([[1, 2]], { dtype: 'int32' }).transpose();
    expect(parts(zerosLike(x))).toEqual(['int32', [2, 1], [0, 0]]);
    expect(parts(onesLike(x))).toEqual(['int32', [2, 1], [1, 1]]);
    expect(parts(fullLike(x, 7))).toEqual(['int32', [2, 1], [7, 7]]);
    expect(parts(fullLike([true], 3))).toEqual(['bool', [1], [1]]);
    expect(parts(zerosLike([], { dtype: undefined }))).toEqual(['float32', [0], []]);
  });

  it('take the shape of another tensor and a type of their own', () => {
    const x = tensor([[1, 2]], { dtype: 'int32' });
    expect(parts(zerosLike(x, { dtype: 'bool' }))).toEqual(['bool', [1, 2], [0, 0]]);
    expect(parts(onesLike(x, { dtype: 'float64' }))).toEqual(['float64', [1, 2], [1, 1]]);
    expect(parts(fullLike(x, -0.5, { dtype: 'float32' }))).toEqual([
      'float32',
      [1, 2],
      [-0.5, -0.5],
    ]);
    expect(parts(fullLike(x, NaN, { dtype: 'bool' }))).toEqual(['bool', [1, 2], [1, 1]]);
  });

  it('name themselves in their errors', () => {
    expect(() => zeros(any(3))).toThrow('zeros: a shape is an array');
    expect(() => ones([-1])).toThrow('ones: a shape is an array');
    expect(() => ones([1], { dtype: any('int8') })).toThrow('ones: dtype must be');
    expect(() => full([0.5], 1)).toThrow('full: a shape is an array');
    expect(() => zerosLike([1], { dtype: any('int8') })).toThrow('zerosLike: dtype must be');
    expect(() => onesLike([1], any({ dtyp: 'int32' }))).toThrow('onesLike: unknown option dtyp');
    expect(() => fullLike([1], any('1'))).toThrow('fullLike: the value must be a number, got 1');
    expect(() => full([2], any(undefined))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: full: the value must be a number, got undefined]`,
    );
  });

  it('say so when there is no memory', () => {
    expect(() => zeros([1e6, 1e6])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: there is no memory for 1000000000000 elements of float32]`,
    );
  });
});

describe('arange', () => {
  it('counts from 0, from a start, by a step', () => {
    expect(arange(3).toArray()).toEqual([0, 1, 2]);
    expect(arange(2, 5).toArray()).toEqual([2, 3, 4]);
    expect(arange(5, 0, -2).toArray()).toEqual([5, 3, 1]);
    expect(arange(0, 5, 2).toArray()).toEqual([0, 2, 4]);
    expect(arange(2.5).toArray()).toEqual([0, 1, 2]);
    expect(arange(0).shape).toEqual([0]);
    expect(arange(3, 3).shape).toEqual([0]);
    expect(arange(3, 3, -1).shape).toEqual([0]);
  });

  it('takes the type as the last argument', () => {
    expect(arange(2, { dtype: 'int32' }).dtype).toBe('int32');
    expect(arange(0, 2, 1, { dtype: 'float64' }).dtype).toBe('float64');
    expect(arange(0, 2, undefined, { dtype: 'float64' }).toArray()).toEqual([0, 1]);
  });

  it('has as many elements as NumPy finds, and piles up no error', () => {
    // numpy.arange(0, 1, 0.1), numpy.arange(1, 1.3, 0.1) (four elements, by rounding), numpy.arange(0, 0.3, 0.1)
    expect(arange(0, 1, 0.1, { dtype: 'float64' }).toArray()).toEqual([
      0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5, 0.6000000000000001, 0.7000000000000001, 0.8, 0.9,
    ]);
    expect(arange(1, 1.3, 0.1).size).toBe(4);
    expect(arange(0, 0.3, 0.1).size).toBe(3);
    expect(arange(0, 1000, 0.001, { dtype: 'float64' }).at(-1).item()).toBe(999_999 * 0.001);
  });

  it.each([
    [[-3], 'lead from 0 towards -3, got 1'],
    [[-0.5], 'lead from 0 towards -0.5, got 1'],
    [[0, 5, -1], 'lead from 0 towards 5, got -1'],
    [[0, 5, 0], 'lead from 0 towards 5, got 0'],
    [[0, 0, 0], 'lead from 0 towards 0, got 0'],
    [[NaN], 'lead from 0 towards NaN, got 1'],
    [[0, Infinity], 'lead from 0 towards Infinity, got 1'],
  ])('refuses %j', (args, message) => {
    expect(() => arange(...(args as [number, number, number]))).toThrow(
      `arange: the step must ${message}`,
    );
  });

  it('refuses bool', () => {
    expect(() => arange(2, { dtype: 'bool' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: arange: a sequence of numbers cannot be bool; compare it instead]`,
    );
  });
});

describe('linspace', () => {
  it('includes both ends, exactly', () => {
    expect(linspace(0, 1, 5).toArray()).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(linspace(1, -1, 3).toArray()).toEqual([1, 0, -1]);
    const tenths = linspace(0, 0.3, 4, { dtype: 'float64' });
    expect(tenths.at(-1).item()).toBe(0.3);
    expect(linspace(-0.7, 1.3, 1000, { dtype: 'float64' }).at(-1).item()).toBe(1.3);
  });

  it('is the start alone, or nothing', () => {
    expect(linspace(3, 7, 1).toArray()).toEqual([3]);
    expect(linspace(3, 7, 0).toArray()).toEqual([]);
    expect(linspace(3, 3, 3).toArray()).toEqual([3, 3, 3]);
  });

  it('cuts off fractions for whole numbers', () => {
    expect(linspace(0, 5, 4, { dtype: 'int32' }).toArray()).toEqual([0, 1, 3, 5]);
  });

  it('refuses a count that is none', () => {
    expect(() => linspace(0, 1, -1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: linspace: the count must be a whole number ≥ 0, got -1]`,
    );
    expect(() => linspace(0, 1, 2.5)).toThrow('got 2.5');
    expect(() => linspace(0, 1, any(undefined))).toThrow('got undefined');
    expect(() => linspace(0, 1, 2, { dtype: 'bool' })).toThrow('linspace: a sequence of numbers');
  });
});

describe('eye', () => {
  it('has ones on its main diagonal', () => {
    expect(eye(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(eye(2, 3).toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(eye(3, 2).toArray()).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(eye(0).shape).toEqual([0, 0]);
  });

  it('takes the type as the second or third argument', () => {
    expect(eye(2, { dtype: 'int32' }).dtype).toBe('int32');
    expect(eye(2, 2, { dtype: 'bool' }).toArray()).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('refuses what is no extent', () => {
    expect(() => eye(-1)).toThrow('eye: a shape is an array of whole numbers');
    expect(() => eye(2.5)).toThrow('eye:');
  });
});

describe('oneHot', () => {
  it('adds an axis with a single 1 in each row', () => {
    expect(oneHot([1, 0], 3).toArray()).toEqual([
      [0, 1, 0],
      [1, 0, 0],
    ]);
    expect(oneHot([[0], [1]], 2).shape).toEqual([2, 1, 2]);
    expect(oneHot(2, 3).toArray()).toEqual([0, 0, 1]);
    expect(oneHot([], 3).shape).toEqual([0, 3]);
    expect(oneHot(Int32Array.of(1), 2, { dtype: 'bool' }).toArray()).toEqual([[false, true]]);
    expect(oneHot(tensor([1, 0]).flip(), 2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it.each([
    [[0, 3], 3, 'labels must be class indices in [0, 3), got 3 at position 1'],
    [[-1], 3, 'labels must be class indices in [0, 3), got -1 at position 0'],
    [[0.5], 3, 'labels must be class indices in [0, 3), got 0.5 at position 0'],
    [[NaN], 3, 'labels must be class indices in [0, 3), got NaN at position 0'],
    [[0], 0, 'labels must be class indices in [0, 0), got 0 at position 0'],
    [[0], -1, 'the number of classes must be a whole number ≥ 0, got -1'],
    [[0], undefined, 'the number of classes must be a whole number ≥ 0, got undefined'],
  ])('refuses %j of %j classes', (labels, classes, message) => {
    expect(() => oneHot(labels, any(classes))).toThrow(`oneHot: ${message}`);
  });
});

describe('tensor of whole numbers', () => {
  it('refuses NaN and what 32 bits do not hold, which would turn into another number', () => {
    expect(() => tensor([1, Number.NaN], { dtype: 'int32' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: int32 holds whole numbers in [-2147483648, 2147483647], got NaN at position 1]`,
    );
    expect(() => tensor(3e9, { dtype: 'int32' })).toThrow('got 3000000000 at position 0');
    expect(tensor([-(2 ** 31), 2 ** 31 - 1, -1.5], { dtype: 'int32' }).toArray()).toEqual([
      -(2 ** 31),
      2 ** 31 - 1,
      -1,
    ]);
  });

  const whole = { dtype: 'int32' } as const;

  it.each([
    ['full', () => full([2], Number.NaN, whole)],
    ['full', () => full([2], 2 ** 31, whole)],
    ['full', () => full([0], -Infinity, whole)],
    ['fullLike', () => fullLike([1, 2], -(2 ** 31) - 1, whole)],
    ['fullLike', () => fullLike(tensor([1], whole), Number.NaN)],
    ['arange', () => arange(2 ** 31 - 2, 2 ** 31 + 1, 1, whole)],
    ['arange', () => arange(-(2 ** 31), -(2 ** 31) - 2, -1, whole)],
    ['linspace', () => linspace(0, 3e9, 3, whole)],
    ['linspace', () => linspace(-3e9, 0, 2, whole)],
  ])('%s refuses what int32 does not hold', (name, make) => {
    expect(make).toThrow(expect.objectContaining({ code: 'BP_NUMERIC', op: name }));
  });

  it('takes the first and the last number that int32 holds', () => {
    expect(full([1], -(2 ** 31), whole).item()).toBe(-(2 ** 31));
    expect(fullLike([0], 2 ** 31 - 1, whole).toArray()).toEqual([2 ** 31 - 1]);
    expect(arange(2 ** 31 - 2, 2 ** 31, 1, whole).toArray()).toEqual([2 ** 31 - 2, 2 ** 31 - 1]);
    expect(linspace(-(2 ** 31), 2 ** 31 - 1, 2, whole).toArray()).toEqual([
      -(2 ** 31),
      2 ** 31 - 1,
    ]);
    expect(eye(2, whole).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('fromNdarray', () => {
  it('refuses a view that reaches beyond its numbers', () => {
    const view = { data: new Float32Array(2), shape: [4], stride: [1], offset: 0 };
    expect(() => fromNdarray(view as never)).toThrow(
      'the shape [4] with strides [1] from 0 reaches beyond the 2 numbers it lies over',
    );
    expect(() => fromNdarray({ ...view, shape: [2], stride: [-1] } as never)).toThrow(
      'reaches beyond',
    );
    expect(fromNdarray({ ...view, shape: [2], stride: [-1], offset: 1 } as never).shape).toEqual([
      2,
    ]);
  });
});
