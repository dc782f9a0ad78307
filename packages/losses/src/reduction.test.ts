import { BpError, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { klDiv } from './kl-div';
import { mse } from './mse';
import { type Reduction, reduce } from './reduction';

const failure = (body: () => unknown): string => {
  try {
    body();
  } catch (error) {
    if (error instanceof BpError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'nothing was thrown';
};

describe('a reduction', () => {
  it('means, sums, or leaves the losses alone', () => {
    const losses = tensor([1, 2, 6]);
    expect(reduce(losses, 'mean').item()).toBe(3);
    expect(reduce(losses, 'sum').item()).toBe(9);
    expect(reduce(losses, 'none')).toBe(losses);
  });

  it('makes the mean of nothing NaN and its sum 0', () => {
    const nothing = zeros([0, 3]);
    expect(mse(nothing, nothing).item()).toBeNaN();
    expect(mse(nothing, nothing, { reduction: 'sum' }).item()).toBe(0);
    expect(mse(nothing, nothing, { reduction: 'none' }).shape).toEqual([0, 3]);
  });

  it('takes undefined for the default', () => {
    expect(mse([1, 2], [0, 4], { reduction: undefined }).item()).toBe(2.5);
  });

  it('is refused when it is unknown, with the nearest name or with all', () => {
    const misspelt = (reduction: string) => () =>
      mse([1], [1], { reduction: reduction as Reduction });
    expect(failure(misspelt('none '))).toMatchInlineSnapshot(
      `"BP_OPTION mse: unknown reduction 'none '; did you mean 'none'?"`,
    );
    expect(failure(misspelt('average'))).toMatchInlineSnapshot(
      `"BP_OPTION mse: unknown reduction 'average'; known are 'mean', 'sum', 'none'"`,
    );
    expect(
      failure(() => klDiv([0], [1], { reduction: 'batchMean' as 'batchmean' })),
    ).toMatchInlineSnapshot(
      `"BP_OPTION klDiv: unknown reduction 'batchMean'; did you mean 'batchmean'?"`,
    );
  });

  it('does not hide among unknown options', () => {
    const options = { reduce: 'sum' } as object;
    expect(failure(() => mse([1], [1], options))).toMatchInlineSnapshot(
      `"BP_OPTION mse: unknown option reduce; known are reduction"`,
    );
  });
});
