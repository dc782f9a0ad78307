import ndarray from 'ndarray';
import { describe, expect, it } from 'vitest';
import { assign, fromNdarray, type NdView, tensor, zeros } from '../index';
import { isNdView } from './nd-view';

describe('the view of a tensor', () => {
  it('is an ndarray: its shape, strides, offset and elements', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const { view } = x;
    expect(view.constructor).toBe(ndarray(new Float32Array(6), [2, 3]).constructor);
    expect([view.shape, view.stride, view.offset]).toEqual([[2, 3], [3, 1], 0]);
    expect(view.get(1, 0)).toBe(4);
    expect(view.transpose(1, 0).get(2, 1)).toBe(6);
  });

  it('shows slices, transposes and repetitions without a copy', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const part = x.transpose().slice('::-1').unsqueeze(0).expand([2, 3, 2]);
    expect(part.view.get(1, 0, 1)).toBe(6);
    expect(part.view.data).toBe(x.storage.data);
  });

  it('shares memory both ways', () => {
    const x = zeros([2, 2]);
    x.view.set(1, 0, 7);
    expect(x.toArray()).toEqual([
      [0, 0],
      [7, 0],
    ]);
    assign(x, 3);
    expect(x.view.get(0, 1)).toBe(3);
  });

  it('is made once, and anew when the storage has moved', () => {
    const x = tensor([1, 2]);
    const first = x.view;
    expect(x.view).toBe(first);
    x.storage.moveTo(Float32Array.of(8, 9));
    expect(x.view).not.toBe(first);
    expect(x.view.get(1)).toBe(9);
    expect(x.toArray()).toEqual([8, 9]);
  });

  it('cannot reach the shape of its tensor', () => {
    const x = tensor([[1, 2]]);
    x.view.shape[0] = 99;
    expect(x.shape).toEqual([1, 2]);
  });

  it('exists for a single number', () => {
    const { view } = tensor(5);
    expect(view.dimension).toBe(0);
    expect(view.get()).toBe(5);
  });
});

describe('fromNdarray', () => {
  it('takes the numbers in without a copy', () => {
    const array = ndarray(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
    const x = fromNdarray(array as NdView);
    expect(x.dtype).toBe('float64');
    expect(x.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    array.set(0, 1, -2);
    expect(x.toArray()).toEqual([
      [1, -2, 3],
      [4, 5, 6],
    ]);
    assign(x, 0);
    expect(array.get(1, 2)).toBe(0);
  });

  it('keeps strides and offset of a view', () => {
    const array = ndarray(
      Int32Array.from({ length: 12 }, (_, i) => i),
      [3, 4],
    );
    const part = array.transpose(1, 0).lo(1, 1).step(-1, 1);
    const x = fromNdarray(part as NdView);
    expect(x.dtype).toBe('int32');
    expect(x.toArray()).toEqual([
      [7, 11],
      [6, 10],
      [5, 9],
    ]);
  });

  it('takes back the view of a tensor', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]).flip();
    expect(fromNdarray(x.view).toArray()).toEqual([
      [4, 3],
      [2, 1],
    ]);
    expect(fromNdarray(tensor(7).view).toArray()).toBe(7);
  });

  it('is not reached by later changes of the shape array', () => {
    const array = ndarray(new Float32Array(2), [2]);
    const x = fromNdarray(array as NdView);
    array.shape[0] = 99;
    expect(x.shape).toEqual([2]);
  });

  it.each([
    [ndarray(new Uint8Array(2), [2]), 'Uint8Array'],
    [ndarray(new Int16Array(2), [2]), 'Int16Array'],
    [ndarray([1, 2], [2]), 'object'],
    [[1, 2], 'object'],
    [null, 'object'],
    [3, 'number'],
  ])('refuses what would need a copy: %o', (value, got) => {
    expect(() => fromNdarray(value as NdView)).toThrow(
      `fromNdarray: expected an ndarray over a Float32Array, Float64Array or Int32Array, got ${got}`,
    );
  });
});

describe('isNdView', () => {
  it('goes by the fields, so that any copy of ndarray will do', () => {
    const like = { data: new Float32Array(1), shape: [1], stride: [1], offset: 0 };
    expect(isNdView(like)).toBe(true);
    for (const field of Object.keys(like)) {
      expect(isNdView({ ...like, [field]: undefined })).toBe(false);
    }
  });
});
