import { expect, it } from 'vitest';
import { sharesOf, valueAt } from './read-map';

const map = (values: number[], planes = 1) => ({
  x: [-6, 6] as const,
  y: [-6, 6] as const,
  values,
  size: 2,
  planes,
  low: 0,
  high: 1,
  points: [],
});

it('reads the cell under a place: the first row is at the top', () => {
  const one = map([0.1, 0.2, 0.3, 0.4]);
  expect(valueAt(one, -3, 3)).toEqual([0.1]);
  expect(valueAt(one, 3, -3)).toEqual([0.4]);
  expect(valueAt(one, 6, 6)).toEqual([0.2]);
});

it('counts the plane by the likelier class', () => {
  expect(sharesOf(map([0.1, 0.2, 0.3, 0.9]), 2)).toEqual([0.75, 0.25]);
  const three = map([0.6, 0.2, 0.1, 0.1, 0.3, 0.6, 0.2, 0.1, 0.1, 0.2, 0.7, 0.8], 3);
  expect(sharesOf(three, 3)).toEqual([0.25, 0.25, 0.5]);
  expect(valueAt(three, -3, 3)).toEqual([0.6, 0.3, 0.1]);
});
