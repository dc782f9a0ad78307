import { describe, expect, it } from 'vitest';
import { type DType, sum, type Tensor, tensor } from '../index';

const SIZES = [...Array.from({ length: 41 }, (_, n) => n), 1023, 1024, 1025, 2048, 3073, 5000, 1e5];

/**
 * The documented order, written out anew: blocks of 1024, in each of them eight lanes from +0, the lanes folded in
 * halves, then the blocks: the largest power of two of them against the rest.
 */
function documented(values: readonly number[], round: (x: number) => number): number {
  if (values.length <= 1024) {
    const lanes = [0, 1, 2, 3, 4, 5, 6, 7].map((lane) =>
      values.filter((_, i) => i % 8 === lane).reduce((total, x) => round(total + x), 0),
    );
    const add = (a: number, b: number) => round(lanes[a] + lanes[b]);
    const four = [add(0, 4), add(1, 5), add(2, 6), add(3, 7)];
    return round(round(four[0] + four[2]) + round(four[1] + four[3]));
  }
  const blocks = Math.ceil(values.length / 1024);
  let left = 1;
  while (left * 2 < blocks) left *= 2;
  const [head, tail] = [values.slice(0, left * 1024), values.slice(left * 1024)];
  return round(documented(head, round) + documented(tail, round));
}

/** Numbers of very different size, so that every change of the order shows. */
function values(n: number): number[] {
  let state = 12345;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state / 2 ** 32 - 0.5) * 10 ** (state % 9);
  });
}

/** A vector with these elements, side by side, apart, backwards or as a column of a matrix. */
function layouts(elements: Tensor): Tensor[] {
  const n = elements.size;
  const between = tensor(
    Float64Array.from({ length: 2 * n }, (_, i) => elements.data[i >> 1] + (i % 2) * 7),
  );
  const spread = between.cast(elements.dtype);
  return [
    elements,
    spread.slice('::2'),
    elements.flip().clone().flip(),
    spread.reshape([n, 2]).slice(':, 0'),
  ];
}

describe('sum', () => {
  it.each([
    ['float32', Math.fround],
    ['float64', (x: number) => x],
  ] as const)('adds in the documented order, whatever the strides, in %s', (dtype, round) => {
    for (const n of SIZES) {
      const elements = tensor(Float64Array.from(values(n))).cast(dtype);
      const expected = documented(Array.from(elements.data), round);
      for (const x of layouts(elements)) expect(sum(x).item(), `n = ${n}`).toBe(expected);
    }
  });

  it('adds several axes in logical row-major order', () => {
    const elements = tensor(Float64Array.from(values(3000)));
    const expected = documented(Array.from(elements.data), (x) => x);
    const cube = elements.reshape([10, 20, 15]);
    expect(sum(cube).item()).toBe(expected);
    // Stored the other way round, but logically the same.
    expect(sum(cube.permute([2, 0, 1]).clone().permute([1, 2, 0])).item()).toBe(expected);
  });

  it('gives each row what the row alone would give', () => {
    const x = tensor(Float64Array.from(values(4 * 1500))).reshape([4, 1500]);
    const rows = sum(x, { axis: 1 }).toArray();
    const columns = sum(x.transpose().clone(), { axis: 0 }).toArray();
    const expected = [0, 1, 2, 3].map((i) => sum(x.at(i)).item());
    expect(rows).toEqual(expected);
    expect(columns).toEqual(expected);
  });

  it.each<[DType, DType]>([
    ['int32', 'int32'],
    ['bool', 'int32'],
  ])('adds %s exactly', (dtype, result) => {
    const x = tensor(values(5000)).cast(dtype);
    const exact = Array.from(x.data).reduce((total, v) => (total + v) | 0, 0);
    expect(sum(x).item()).toBe(exact);
    expect(sum(x).dtype).toBe(result);
  });

  it('starts from +0: the sum of nothing, and of −0, is +0', () => {
    expect(sum(tensor([])).item()).toBe(0);
    expect(sum(tensor([-0, -0])).item()).toBe(0);
  });

  it('rounds an element at most 141 times among a million, where adding one by one loses three digits', () => {
    const elements = new Float32Array(1e6).fill(0.1);
    const exact = 1e6 * Math.fround(0.1);
    const oneByOne = elements.reduce((total, v) => Math.fround(total + v), 0);
    // 128 in its lane, 3 among the lanes, 10 among 977 blocks; each by at most 2⁻²⁴ of the sum.
    expect(Math.abs(sum(elements).item() - exact)).toBeLessThan(141 * 2 ** -24 * exact);
    expect(Math.abs(oneByOne - exact)).toBeGreaterThan(100);
  });
});
