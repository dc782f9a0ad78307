import { deserialize, serialize } from 'node:v8';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import ndarray from 'ndarray';
import { describe, expect, it } from 'vitest';
import { type DType, isBpError, type PlainTensor, type Tensor, tensor } from '../index';

/** Numbers that are easily lost: both zeros, NaN, the infinities, the smallest, the largest and the longest. */
const HARD = [
  -0,
  0,
  Number.NaN,
  Infinity,
  -Infinity,
  5e-324,
  2 ** -149,
  1.7e308,
  0.1,
  16777217,
  -1,
];

const SHAPES = [[], [0], [0, 3], [2, 0], [1], [7], [2, 3], [2, 3, 4]];

function filled(shape: readonly number[], dtype: DType): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const values = Array.from({ length: size }, (_, i) => HARD[i % HARD.length]);
  const whole = values.map((value) => (Number.isInteger(value) ? Math.trunc(value % 2 ** 31) : 7));
  return tensor(dtype === 'int32' ? whole : values, { dtype }).reshape(shape);
}

/** The layouts in which a tensor may be sent. */
const LAYOUTS: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  'as it is': (x) => x,
  turned: (x) => (x.rank < 2 ? x : x.transpose()),
  'from the end': (x) => (x.rank === 0 ? x : x.slice('::-1')),
  'of a larger one': (x) =>
    tensor(x)
      .expand([3, ...x.shape])
      .contiguous()
      .at(1),
  repeated: (x) => x.expand([2, ...x.shape]),
};

const throughPort = <T>(value: T): T => {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value);
  const { message } = receiveMessageOnPort(port2) as { message: T };
  port1.close();
  return message;
};

const throughJson = (value: unknown): PlainTensor => JSON.parse(JSON.stringify(value));

/** By which ways a tensor travels. */
const WAYS: Readonly<Record<string, (x: Tensor) => PlainTensor>> = {
  structuredClone: (x) => structuredClone(x),
  'postMessage to another thread': throughPort,
  'a database, which stores structured clones': (x) => deserialize(serialize(x)),
  JSON: throughJson,
  '{ dtype, shape, data }': ({ dtype, shape, data }) => ({ dtype, shape, data }),
  '{ dtype, shape, data } with a list': ({ dtype, shape, data }) => ({
    dtype,
    shape,
    data: [...data],
  }),
};

function expectSame(got: Tensor, x: Tensor): void {
  expect([got.dtype, got.shape]).toEqual([x.dtype, x.shape]);
  expect([...got.data]).toEqual([...x.data]);
  expect([got.isContiguous, got.storage.length]).toEqual([true, x.size]);
}

describe.each(Object.entries(WAYS))('a tensor that went by %s', (_, send) => {
  it.each(['float32', 'float64', 'int32', 'bool'] as const)('comes back, in %s', (dtype) => {
    for (const shape of SHAPES) {
      for (const layout of Object.values(LAYOUTS)) {
        const x = layout(filled(shape, dtype));
        expectSame(tensor(send(x)), x);
      }
    }
  });

  it('comes back in another type where that is asked for, as rounded as it was', () => {
    const got = tensor(send(tensor([0.1, 2.5])), { dtype: 'float64' });
    expect([got.dtype, ...got.data]).toEqual(['float64', Math.fround(0.1), 2.5]);
    expect(tensor(send(tensor([1.5, 0])), { dtype: 'bool' }).toArray()).toEqual([true, false]);
  });
});

describe('what tells type and shape', () => {
  const plain = { dtype: 'float32', shape: [2], data: [1, 2] } as const;

  it('is copied', () => {
    const data = Float32Array.of(1, 2);
    const x = tensor({ ...plain, data });
    data.fill(0);
    expect(x.toArray()).toEqual([1, 2]);
  });

  it('may have numbers under storage, in nested lists, or under the names that JSON gives a typed array', () => {
    const layout = { dtype: 'float32', shape: [2, 1], strides: [-1, 1], offset: 1 } as const;
    const storage = { data: Float32Array.of(3, 4) };
    expect(tensor({ ...layout, storage } as never).toArray()).toEqual([[4], [3]]);
    const nested = {
      dtype: 'float64',
      shape: [2, 2],
      data: [
        [1, 2],
        [3, 4],
      ],
    } as const;
    expect(tensor(nested as never).toArray()).toEqual(nested.data);
    const written = throughJson({ ...plain, data: Float32Array.of(5, 6) });
    expect(tensor(written).toArray()).toEqual([5, 6]);
    expect(tensor({ ...plain, shape: [], data: 7 } as never).item()).toBe(7);
  });

  it('may be an ndarray, which is read in its order', () => {
    const turned = ndarray(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3]).transpose(1, 0);
    expectSame(
      tensor(turned as never),
      tensor(
        [
          [1, 4],
          [2, 5],
          [3, 6],
        ],
        { dtype: 'float64' },
      ),
    );
  });

  it.each<[string, object, string, string]>([
    ['an unknown type', { dtype: 'float16' }, 'BP_DTYPE', 'got float16'],
    ['no shape', { shape: null }, 'BP_SHAPE', 'a shape is an array'],
    ['an open shape', { shape: [-1] }, 'BP_SHAPE', 'got [-1]'],
    ['too few numbers', { shape: [3] }, 'BP_SHAPE', 'has 2 elements, which do not fit into [3]'],
    ['too many numbers', { shape: [1] }, 'BP_SHAPE', 'has 2 elements, which do not fit into [1]'],
    ['no numbers', { data: undefined }, 'BP_DTYPE', 'got undefined'],
    ['numbers that are null', { data: null }, 'BP_DTYPE', 'got undefined'],
    [
      'what JSON made of NaN',
      { data: [null, 1] },
      'BP_DTYPE',
      'expected a number at [0], got null',
    ],
    ['text', { data: ['1', 2] }, 'BP_DTYPE', "got '1'"],
    ['bigints', { data: BigInt64Array.of(1n, 2n) }, 'BP_DTYPE', 'BigInt64Array'],
    ['a stride too large', { strides: [2] }, 'BP_SHAPE', 'reaches beyond the 2 numbers'],
    ['a negative stride', { strides: [-1] }, 'BP_SHAPE', 'reaches beyond'],
    ['a stride that is missing', { strides: [] }, 'BP_SHAPE', 'reaches beyond'],
    ['half a stride', { strides: [0.5] }, 'BP_SHAPE', 'reaches beyond'],
    ['strides that are no list', { strides: 1 }, 'BP_SHAPE', 'reaches beyond'],
    ['an offset too large', { strides: [1], offset: 1 }, 'BP_SHAPE', 'reaches beyond'],
    ['an offset that is none', { strides: [1], offset: '0' }, 'BP_SHAPE', 'reaches beyond'],
    ['NaN as int32', { dtype: 'int32', data: ['NaN', 1] }, 'BP_FORMAT', 'got NaN'],
    ['fractions as int32', { dtype: 'int32', data: [1, 1.5] }, 'BP_FORMAT', 'got 1.5'],
    ['numbers as bool', { dtype: 'bool', data: [1, 2] }, 'BP_FORMAT', 'got 2'],
  ])('is refused with %s', (_, change, code, message) => {
    try {
      tensor({ ...plain, ...change } as never);
    } catch (error) {
      expect(isBpError(error) && error.code).toBe(code);
      expect(String(error)).toContain(message);
    }
    expect.assertions(2);
  });
});

describe('an array whose buffer was transferred', () => {
  const gone = (): Float32Array => {
    const array = Float32Array.of(1, 2);
    structuredClone(array, { transfer: [array.buffer] });
    return array;
  };

  it('is not taken for an empty one', () => {
    expect(() => tensor(gone())).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: the numbers of this array are gone: its buffer was transferred to another thread; slice() before you transfer it]`,
    );
    expect(() => tensor([1, 2]).add(gone())).toThrow('add: the numbers of this array are gone');
    const plain = { dtype: 'float32', shape: [0], data: gone() } as const;
    expect(() => tensor(plain)).toThrow('are gone');
    expect(tensor(new Float32Array(0)).shape).toEqual([0]);
  });
});
