import { expect, it } from 'vitest';
import { evenRange, logRange, logTicks, scale, ticks } from './scale';

it('maps to pixels and back, evenly and by powers', () => {
  const log = scale(0.01, 1, 100, 0, true);
  expect(log.at(0.1)).toBeCloseTo(50);
  expect(log.valueAt(50)).toBeCloseTo(0.1);
  expect(log.at(0)).toBeNaN();
  expect(scale(-6, 6, 0, 120).at(3)).toBe(90);
});

it('has round ticks without noise', () => {
  expect(ticks(0, 1000, 4)).toEqual([0, 250, 500, 750, 1000]);
  expect(ticks(0, 0.7, 4)).toEqual([0, 0.2, 0.4, 0.6]);
  expect(ticks(-6, 6, 4)).toEqual([-5, 0, 5]);
  expect(ticks(3, 3)).toEqual([3]);
});

it('has 1, 2 and 5 on a short log axis, powers on a long one, fewer on a longer one', () => {
  expect(logTicks(0.1, 1)).toEqual([0.1, 0.2, 0.5, 1]);
  expect(logTicks(1e-4, 1)).toEqual([1e-4, 1e-3, 1e-2, 1e-1, 1]);
  expect(logTicks(1e-12, 1).length).toBeLessThanOrEqual(6);
});

it('holds all values between round ends, and ignores what has no place', () => {
  expect(logRange([0.13, 0.7, 0, Number.NaN, Infinity], [1, 2])).toEqual([0.1, 1]);
  expect(logRange([0.3, 0.4], [1, 2])).toEqual([0.2, 0.5]);
  expect(logRange([0, -1], [0.1, 1])).toEqual([0.1, 1]);
  expect(evenRange([0.1, 0.73], [0, 1])).toEqual([0, 0.8]);
  expect(evenRange([], [0, 1])).toEqual([0, 1]);
  expect(evenRange([2], [0, 1])).toEqual([0.5, 3.5]);
});
