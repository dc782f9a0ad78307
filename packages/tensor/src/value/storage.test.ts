import { afterEach, describe, expect, it } from 'vitest';
import { tensor, zeros } from '../index';
import type { TypedArray } from '../layout/dtype';
import { backends, type KernelBackend } from '../operation/kernel-backend';
import { Storage } from './storage';
import { Tensor } from './tensor';

const moved = (x: Tensor): Tensor => {
  structuredClone(x.storage.data, { transfer: [x.storage.data.buffer as ArrayBuffer] });
  return x;
};

describe('a storage', () => {
  it('knows the type and the number of its elements', () => {
    const arrays = [new Float32Array(2), new Float64Array(3), new Int32Array(1), new Uint8Array(0)];
    expect(arrays.map((array) => new Storage(array)).map((s) => [s.dtype, s.length])).toEqual([
      ['float32', 2],
      ['float64', 3],
      ['int32', 1],
      ['bool', 0],
    ]);
  });

  it('follows its numbers to another place, and every view of it with it', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const column = x.slice(':, 1');
    x.storage.moveTo(Float32Array.of(5, 6, 7, 8));
    expect(column.toArray()).toEqual([6, 8]);
    expect(x.storage.atHand).toBe(true);
  });
});

describe('numbers that were transferred to another thread', () => {
  it('are missed by whoever reads them, with the way out', () => {
    const x = moved(tensor([1, 2, 3]));
    expect(x.storage.atHand).toBe(false);
    expect(() => x.toArray()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: the 3 numbers (float32) of this tensor are gone: their buffer was transferred to another thread; clone() before you transfer it]`,
    );
    for (const read of [
      () => x.data,
      () => x.view,
      () => x.at(0).item(),
      () => String(x),
      () => x.add(1),
    ]) {
      expect(read).toThrow('are gone');
    }
    expect(() => zeros([3]).assign(x)).toThrow('are gone');
  });

  it('cannot be read later either', async () => {
    await expect(moved(tensor([1])).read()).rejects.toThrow('are gone');
  });
});

describe('a storage of another kind', () => {
  const before = backends.current;
  afterEach(() => {
    backends.current = before;
  });

  /** Numbers that only their backend can reach. */
  class Elsewhere extends Storage {
    readonly numbers: TypedArray;
    constructor(numbers: TypedArray) {
      super(numbers.slice());
      this.numbers = numbers;
      this.release();
    }
  }

  it('is read by its backend, in the order of the tensor', async () => {
    const device: KernelBackend = {
      name: 'device',
      run: () => false,
      read: async (storage) => (storage as Elsewhere).numbers,
    };
    backends.current = device;
    const storage = new Elsewhere(Float32Array.of(1, 2, 3, 4, 5, 6));
    const x = new Tensor(storage, 'float32', [2, 3], [3, 1], 0);
    expect([storage.dtype, storage.length, storage.atHand]).toEqual(['float32', 6, false]);
    expect(Array.from(await x.read())).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Array.from(await x.transpose().read())).toEqual([1, 4, 2, 5, 3, 6]);
    expect(() => x.item()).toThrow();
    expect(() => x.data).toThrow('are gone');
  });
});
