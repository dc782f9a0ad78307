import { describe, expect, it } from 'vitest';
import { linearScale, logScale, roundStep } from './scale';

describe('a linear scale', () => {
  it('places its ends at the ends and has a tick at every step between', () => {
    const { at, ticks } = linearScale([90, 100], [200, 0], 5);
    expect([at(90), at(95), at(100)]).toEqual([200, 100, 0]);
    expect(ticks).toEqual([90, 95, 100]);
  });

  it('begins its ticks at a multiple of the step', () => {
    expect(linearScale([1, 26], [0, 100], 10).ticks).toEqual([10, 20]);
  });
});

describe('a logarithmic scale', () => {
  it('gives equal ratios equal lengths', () => {
    const { at } = logScale([0.01, 1], [200, 0]);
    expect([at(0.01), at(0.1), at(1)]).toEqual([200, 100, 0]);
  });

  it('has ticks at 1 and 3 times the powers of ten, as they are written', () => {
    expect(logScale([0.02, 1.3], [200, 0]).ticks).toEqual([0.03, 0.1, 0.3, 1]);
    expect(logScale([0.0009, 0.004], [200, 0]).ticks).toEqual([0.001, 0.003]);
  });
});

describe('a round step', () => {
  it.each([
    [26, 7, 5],
    [60, 7, 10],
    [10, 6, 2],
    [25, 6, 5],
    [0.7, 5, 0.2],
    [1, 7, 0.2],
  ])('divides %d into %d parts at most', (length, most, step) => {
    expect(roundStep(length, most)).toBeCloseTo(step, 12);
    expect(length / roundStep(length, most)).toBeLessThanOrEqual(most);
  });
});
