import { describe, expect, it } from 'vitest';
import { chunk, concat, split, stack, type TensorLike, tensor, unstack, zeros } from '../index';

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const any = (value: unknown) => value as TensorLike[];

describe('concat', () => {
  it('joins along an axis', () => {
    expect(concat([[1, 2], [3]]).toArray()).toEqual([1, 2, 3]);
    expect(concat([x, [[7, 8, 9]]]).toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(concat([x, [[7], [8]]], { axis: -1 }).toArray()).toEqual([
      [1, 2, 3, 7],
      [4, 5, 6, 8],
    ]);
    expect(concat([x]).toArray()).toEqual(x.toArray());
  });

  it('joins with nothing', () => {
    expect(concat([zeros([0, 3]), x, zeros([0, 3])]).toArray()).toEqual(x.toArray());
    expect(concat([zeros([2, 0]), zeros([2, 0])], { axis: 1 }).shape).toEqual([2, 0]);
    expect(concat([[], [1]]).toArray()).toEqual([1]);
  });

  it('has the largest type of its parts', () => {
    const whole = tensor([1], { dtype: 'int32' });
    expect(concat([[true], whole]).dtype).toBe('int32');
    expect(concat([whole, tensor([0.5])]).toArray()).toEqual([1, 0.5]);
    expect(concat([whole, tensor([0.1], { dtype: 'float64' })]).toArray()).toEqual([1, 0.1]);
    expect(concat([[true], [false]]).dtype).toBe('bool');
  });

  it('keeps all digits of plain numbers beside float64', () => {
    expect(concat([[0.1], tensor([0.2], { dtype: 'float64' })]).toArray()).toEqual([0.1, 0.2]);
    expect(stack([0.1, tensor(0.2, { dtype: 'float64' })]).toArray()).toEqual([0.1, 0.2]);
  });

  it('refuses what does not fit, and says which', () => {
    expect(() => concat([])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: concat: expected at least one tensor, got an empty list]`,
    );
    expect(() => concat([x, x, [[1, 2]]])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: concat: shapes must agree in every axis but 0, got [2, 3] first and [1, 2] at position 2]`,
    );
    expect(() => concat([x, [1, 2, 3]])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: concat: shapes must agree in every axis but 0, got [2, 3] first and [3] at position 1]`,
    );
    expect(() => concat([x], { axis: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: concat: axis must be a whole number in [-2, 1], got 2]`,
    );
    expect(() => concat([1, 2])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: concat: a single number has no axes, got axis 0]`,
    );
    expect(() => concat(any(x))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: concat: expected a list of tensors such as [x, y]]`,
    );
    expect(() => concat([x], { dim: 1 } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: concat: unknown option dim; did you mean axis?]`,
    );
  });
});

describe('stack', () => {
  it('lays tensors along a new axis', () => {
    expect(
      stack([
        [1, 2],
        [3, 4],
      ]).toArray(),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(
      stack(
        [
          [1, 2],
          [3, 4],
        ],
        { axis: 1 },
      ).toArray(),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(
      stack(
        [
          [1, 2],
          [3, 4],
        ],
        { axis: -1 },
      ).toArray(),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(stack([1, 2]).toArray()).toEqual([1, 2]);
    expect(stack([zeros([0])]).shape).toEqual([1, 0]);
  });

  it('refuses shapes that differ, an empty list and places that are none', () => {
    expect(() => stack([[1, 2], [3]])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: stack: shapes must be the same, got [2] first and [1] at position 1]`,
    );
    expect(() => stack([])).toThrow('stack: expected at least one tensor, got an empty list');
    expect(() => stack([[1]], { axis: 2 })).toThrow(
      'stack: axis must be a whole number in [-2, 1], got 2',
    );
  });
});

describe('split', () => {
  const parts = (sizes: number | number[], axis?: number) =>
    split(x, sizes, { axis }).map((part) => part.toArray());

  it('cuts pieces of one size, the last perhaps smaller, or of listed sizes', () => {
    expect(parts(2, 1)).toEqual([
      [
        [1, 2],
        [4, 5],
      ],
      [[3], [6]],
    ]);
    expect(parts(5)).toEqual([x.toArray()]);
    expect(parts([1, 0, 2], -1)).toEqual([
      [[1], [4]],
      [[], []],
      [
        [2, 3],
        [5, 6],
      ],
    ]);
    expect(split(zeros([0, 2]), 3).map(({ shape }) => shape)).toEqual([[0, 2]]);
  });

  it('refuses sizes that do not add up', () => {
    expect(() => split(x, [1, 1], { axis: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: split: sizes [1, 1] must add up to the extent 3 of axis 1]`,
    );
    expect(() => split(x, 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: split: the size of a part must be a whole number ≥ 1, got 0]`,
    );
    expect(() => split(x, 1.5)).toThrow('got 1.5');
    expect(() => split(x, [-1, 3])).toThrow(
      'split: sizes must be a whole number ≥ 1 or a list of whole numbers ≥ 0, got [-1, 3]',
    );
    expect(() => split(x, 'two' as unknown as number)).toThrow('got two');
  });
});

describe('chunk', () => {
  it('cuts at most as many parts, as equal as may be', () => {
    const sizes = (n: number, count: number) => chunk(zeros([n]), count).map(({ size }) => size);
    expect(sizes(6, 3)).toEqual([2, 2, 2]);
    expect(sizes(7, 3)).toEqual([3, 3, 1]);
    expect(sizes(4, 3)).toEqual([2, 2]);
    expect(sizes(2, 5)).toEqual([1, 1]);
    expect(sizes(0, 2)).toEqual([0]);
  });

  it('refuses a count that is none', () => {
    expect(() => chunk(x, 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: chunk: the count must be a whole number ≥ 1, got 0]`,
    );
  });
});

describe('unstack', () => {
  it('gives the slices without their axis, and none where there is none', () => {
    expect(unstack(x).map((row) => row.toArray())).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(unstack(x, { axis: 1 }).map((column) => column.toArray())).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(unstack([5, 6]).map((value) => value.item())).toEqual([5, 6]);
    expect(unstack(zeros([0, 3]))).toEqual([]);
  });

  it('refuses a single number', () => {
    expect(() => unstack(5)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: unstack: a single number has no axes, got axis 0]`,
    );
  });
});
