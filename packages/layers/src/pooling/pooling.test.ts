import { adaptiveAvgPool2d, avgPool2d, maxPool2d, Rng } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { AdaptiveAvgPool2d, AvgPool2d } from './avg-pool';
import { MaxPool2d } from './max-pool';

const x = new Rng(1).normal([2, 3, 7, 6]);

describe('MaxPool2d', () => {
  it('takes the largest of each window, with its options', () => {
    expect(new MaxPool2d(2).forward(x).toArray()).toEqual(maxPool2d(x, 2).toArray());
    const options = { stride: [2, 1], padding: 1, dilation: [2, 1], ceilMode: true } as const;
    expect(new MaxPool2d([3, 2], options).forward(x).toArray()).toEqual(
      maxPool2d(x, [3, 2], options).toArray(),
    );
  });

  it('prints as it is made', () => {
    expect(String(new MaxPool2d(2))).toBe('MaxPool2d(2)');
    expect(String(new MaxPool2d([3, 2], { stride: 2, ceilMode: true }))).toBe(
      'MaxPool2d([3,2], { stride: 2, ceilMode: true })',
    );
  });

  it('refuses sizes that make no sense', () => {
    expect(() => new MaxPool2d(0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: MaxPool2d: kernelSize must be a whole number ≥ 1 or a pair [height, width] of them, got 0]`,
    );
    expect(() => new MaxPool2d(2, { stride: 0 })).toThrow('stride must be a whole number ≥ 1');
    expect(() => new MaxPool2d(2, { padding: -1 })).toThrow('padding must be a whole number ≥ 0');
    expect(() => new MaxPool2d(2, { dilation: 0 })).toThrow('dilation must be a whole number ≥ 1');
    expect(() => new MaxPool2d(2, { padding: 2 }).forward(x)).toThrow('at most half the kernel');
  });
});

describe('AvgPool2d', () => {
  it('is the mean of each window, with its options', () => {
    expect(new AvgPool2d(2).forward(x).toArray()).toEqual(avgPool2d(x, 2).toArray());
    const options = { stride: 2, padding: 1, ceilMode: true, countIncludePad: false } as const;
    expect(new AvgPool2d([3, 2], options).forward(x).toArray()).toEqual(
      avgPool2d(x, [3, 2], options).toArray(),
    );
    const divided = { divisorOverride: 3 };
    expect(new AvgPool2d(2, divided).forward(x).toArray()).toEqual(
      avgPool2d(x, 2, divided).toArray(),
    );
  });

  it('prints as it is made', () => {
    expect(String(new AvgPool2d(2))).toBe('AvgPool2d(2)');
    expect(String(new AvgPool2d(3, { padding: 1, countIncludePad: false }))).toBe(
      'AvgPool2d(3, { padding: 1, countIncludePad: false })',
    );
  });

  it('refuses sizes that make no sense', () => {
    expect(() => new AvgPool2d([2, 1.5])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: AvgPool2d: kernelSize must be a whole number ≥ 1 or a pair [height, width] of them, got [2, 1.5]]`,
    );
    expect(() => new AvgPool2d(2, { dilation: 2 } as never)).toThrow('unknown option dilation');
  });
});

describe('AdaptiveAvgPool2d', () => {
  it('is the mean of as many parts as are asked for', () => {
    expect(new AdaptiveAvgPool2d([2, 3]).forward(x).toArray()).toEqual(
      adaptiveAvgPool2d(x, [2, 3]).toArray(),
    );
  });

  it('prints as it is made, and refuses a size of 0', () => {
    expect(String(new AdaptiveAvgPool2d(1))).toBe('AdaptiveAvgPool2d(1)');
    expect(() => new AdaptiveAvgPool2d(0)).toThrow('outputSize must be a whole number ≥ 1');
  });
});
