import { expect, it } from 'vitest';
import { type DrawnPoint, MOST_POINTS } from '../../../core/config';
import { pointsOf, withoutPoint, withPoint } from './points';

it('puts points where they were pressed, rounded and within the square, until no more fit', () => {
  expect(withPoint([], 1.23456, -9, 1)).toEqual([[1.23, -6, 1]]);
  const full = Array.from({ length: MOST_POINTS }, (): DrawnPoint => [0, 0, 0]);
  expect(withPoint(full, 1, 1, 0)).toBe(full);
});

it('erases the nearest point, and none that is far', () => {
  const points: DrawnPoint[] = [
    [0, 0, 0],
    [0.3, 0, 1],
  ];
  expect(withoutPoint(points, 0.25, 0)).toEqual([[0, 0, 0]]);
  expect(withoutPoint(points, 3, 3)).toBe(points);
});

it('goes on from samples of the plane with classes, and from nothing else', () => {
  const samples = {
    x: Float32Array.of(1, 2, 3, 4),
    width: 2,
    n: 2,
    y: Float32Array.of(0, 1),
    part: new Uint8Array(2),
    ranges: [],
  };
  expect(pointsOf(samples, 2)).toEqual([
    [1, 2, 0],
    [3, 4, 1],
  ]);
  expect(pointsOf({ ...samples, width: 1 }, 2)).toEqual([]);
  expect(pointsOf(samples, 0)).toEqual([]);
});
