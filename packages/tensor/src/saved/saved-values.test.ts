import { describe, expect, it } from 'vitest';
import '../methods/methods';
import { tensor, zeros } from '../ops/creation';
import {
  assignAll,
  compareNames,
  copyValues,
  isRecord,
  listNames,
  readSaved,
} from './saved-values';

describe('copyValues', () => {
  it('keeps the numbers when the originals change', () => {
    const x = tensor([1, 2]);
    const copies = copyValues(new Map([['x', x]]));
    x.assign([3, 4]);
    expect(copies.x.toArray()).toEqual([1, 2]);
  });
});

describe('isRecord', () => {
  it('takes objects, and neither lists nor tensors', () => {
    expect(isRecord({})).toBe(true);
    for (const other of [null, [], 'text', undefined, zeros([1])])
      expect(isRecord(other)).toBe(false);
  });
});

describe('names', () => {
  it('are compared in both directions, in their own order', () => {
    const { missing, unexpected } = compareNames(['a', 'c', 'b'], ['d', 'b', 'toString']);
    expect(missing).toEqual(['a', 'c']);
    expect(unexpected).toEqual(['d', 'toString']);
  });

  it('are told up to the eighth', () => {
    const names = Array.from({ length: 10 }, (_, i) => `n${i}`);
    expect(listNames([])).toBe('none');
    expect(listNames(names.slice(0, 8))).toBe('n0, n1, n2, n3, n4, n5, n6, n7');
    expect(listNames(names)).toBe('n0, n1, n2, n3, n4, n5, n6, n7 and 2 more');
  });
});

describe('readSaved', () => {
  const real = zeros([2]);
  const whole = zeros([2], { dtype: 'int32' });

  it('reads nested arrays in the type of their target', () => {
    expect(readSaved('load', 'x', real, [0.1, 2]).dtype).toBe('float32');
    expect(readSaved('load', 'x', whole, [1, -2]).dtype).toBe('int32');
    expect(readSaved('load', 'x', zeros([1], { dtype: 'float64' }), [0.1]).item()).toBe(0.1);
  });

  it('takes a tensor of the other real type as it is', () => {
    const x = tensor([1, 2], { dtype: 'float64' });
    expect(readSaved('load', 'x', real, x)).toBe(x);
  });

  it.each([
    [real, [1, 2, 3], 'load: x has shape [2], got [3]'],
    [real, tensor([1, 2], { dtype: 'int32' }), 'load: x holds float32 values, got int32'],
    [whole, [1, 2.5], 'load: x holds int32 values, got 2.5'],
    [whole, [1, 2 ** 31], 'load: x holds int32 values, got 2147483648'],
    [whole, tensor([1, 2]), 'load: x holds int32 values, got float32'],
    [real, 'much', 'load: x is not made of numbers: tensor: expected a tensor'],
  ])('refuses what cannot be assigned %#', (target, value, message) => {
    expect(() => readSaved('load', 'x', target, value)).toThrow(message);
  });
});

describe('assignAll', () => {
  it('exchanges two tensors', () => {
    const [a, b] = [tensor([1]), tensor([2])];
    assignAll([
      [a, b],
      [b, a],
    ]);
    expect([a.item(), b.item()]).toEqual([2, 1]);
  });
});
