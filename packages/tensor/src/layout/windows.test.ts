import { describe, expect, it } from 'vitest';
import { placesAlong } from './windows';

describe('placesAlong', () => {
  const windows = {
    image: [4, 3],
    count: [2, 3],
    kernel: [3, 2],
    stride: [2, 1],
    dilation: [1, 2],
    padding: [1, 1],
  } as const;

  it('tells for each window where its taps lie, and −1 outside the image', () => {
    expect(Array.from(placesAlong(windows, 0))).toEqual([-1, 0, 1, 1, 2, 3]);
    expect(Array.from(placesAlong(windows, 1))).toEqual([-1, 1, 0, 2, 1, -1]);
  });
});
