import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../src/checks/options';
import { isPlainObject } from '../src/checks/plain-object';
import { fromNdarray, fromTransferable, indexSelect, type TypedArray, tensor } from '../src/index';
import { dtypeOf, dtypeOfArray, holds, tagOf } from '../src/layout/dtype';
import { readRecord } from '../src/saved/saved-values';
import { Storage } from '../src/value/storage';

// What comes from an iframe or a vm context has classes of its own: instanceof is false for all of it.
const from = (code: string) => runInNewContext(`(${code})`);

describe('typed arrays of another realm', () => {
  it.each([
    ['Float32Array', 'float32'],
    ['Float64Array', 'float64'],
    ['Int32Array', 'int32'],
    ['Uint8Array', 'int32'],
    ['Uint8ClampedArray', 'int32'],
    ['Int8Array', 'int32'],
    ['Int16Array', 'int32'],
    ['Uint16Array', 'int32'],
  ])('are taken: %s', (kind, dtype) => {
    const array: TypedArray = from(`${kind}.of(1, 2)`);
    expect(array).not.toBeInstanceOf(Object);
    expect(dtypeOfArray(array)).toBe(dtype);
    const x = tensor(array);
    expect([x.dtype, x.toArray()]).toEqual([dtype, [1, 2]]);
    expect(tensor([3, 4], { dtype: 'float64' }).add(array).toArray()).toEqual([4, 6]);
    expect(tensor({ dtype: 'float32', shape: [2], data: array }).toArray()).toEqual([1, 2]);
  });

  it('over buffers and shared buffers', () => {
    expect(tensor(from('new Float32Array(new ArrayBuffer(8))')).toArray()).toEqual([0, 0]);
    expect(tensor(from('new Float32Array(new SharedArrayBuffer(8))')).toArray()).toEqual([0, 0]);
  });

  it('are refused where ours would be', () => {
    for (const kind of [
      'BigInt64Array.of(1n)',
      'Uint32Array.of(1)',
      'new DataView(new ArrayBuffer(4))',
    ]) {
      expect(() => tensor(from(kind))).toThrow(
        /^tensor: cannot hold the elements of (BigInt64Array|Uint32Array|DataView);/,
      );
    }
  });

  it('are numbers of a storage, of their type', () => {
    const arrays: TypedArray[] = ['Float32Array', 'Float64Array', 'Int32Array', 'Uint8Array'].map(
      (kind) => from(`new ${kind}(1)`),
    );
    const types = ['float32', 'float64', 'int32', 'bool'] as const;
    expect(arrays.map(dtypeOf)).toEqual(types);
    expect(arrays.map((array) => new Storage(array).dtype)).toEqual(types);
    expect(arrays.map((array, i) => holds(array, types[i]))).toEqual([true, true, true, true]);
  });

  it('lie under an ndarray, a message and an index', () => {
    const view = from(
      '{ data: Float64Array.of(1, 2, 3, 4), shape: [2, 2], stride: [1, 2], offset: 0 }',
    );
    const x = fromNdarray(view);
    expect([x.dtype, x.toArray()]).toEqual([
      'float64',
      [
        [1, 3],
        [2, 4],
      ],
    ]);
    expect(x.view.get(0, 1)).toBe(3);
    const message = from("{ dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) }");
    expect(fromTransferable(message).storage.data).toBe(message.data);
    expect(indexSelect([5, 6, 7], 0, from('Int32Array.of(2, 0)')).toArray()).toEqual([7, 5]);
  });
});

describe('objects of another realm', () => {
  it('are lists, options, records and Maps', () => {
    expect(tensor(from('[[1, 2], [3, 4]]')).shape).toEqual([2, 2]);
    expect(
      tensor([[1, 2]])
        .sum(from('{ axis: 0 }'))
        .toArray(),
    ).toEqual([1, 2]);
    expect(readOptions('sum', from('{ axis: 1 }'), { axis: 0 })).toEqual({ axis: 1 });
    expect(isPlainObject(from('{ a: 1 }'))).toBe(true);
    expect(from('[[], new Map(), new (class {})(), /a/, () => 1]').some(isPlainObject)).toBe(false);
    expect(readRecord(from("new Map([['a', 1]])"))).toEqual({ a: 1 });
    expect(tagOf(from('new Map()'))).toBe('Map');
  });
});
