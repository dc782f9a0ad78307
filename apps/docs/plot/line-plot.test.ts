import { expect, it } from 'vitest';
import { between, linePlot } from './line-plot.ts';

/** The way of the first line of a picture, as its letters. */
function way(y: readonly number[], yRange: readonly [number, number]): string {
  const x = y.map((_, i) => i);
  const svg = linePlot({ title: 't', xLabel: 'x', lines: [{ x, y, label: 'y' }], yRange });
  return /<path class="plot-line[^"]*" d="([^"]*)"/.exec(svg)?.[1] ?? '';
}

it('a line within the range is drawn in one go', () => {
  expect(way([0, 1, 0.5, 0.5], [0, 1]).replaceAll(/[\d. ]/g, '')).toBe('MLLL');
});

it('a line is cut where it leaves the range, not laid along its edge', () => {
  const points = way([0, 0.5, 1.5, 2], [0, 1]).match(/[ML][\d.]+ [\d.]+/g) ?? [];
  expect(points.map((point) => point[0]).join('')).toBe('MLL');
  const tops = points.map((point) => Number(point.split(' ')[1]));
  expect(tops.filter((top) => top === Math.min(...tops))).toHaveLength(1);
});

it('a line that comes back begins anew', () => {
  expect(way([0, 2, 0], [0, 1]).replaceAll(/[\d. ]/g, '')).toBe('MLML');
});

it('what is not finite leaves a gap', () => {
  expect(way([0, 1, Number.NaN, 1, 0], [0, 1]).replaceAll(/[\d. ]/g, '')).toBe('MLML');
});

it('values between two ends have both of these', () => {
  expect(between(-1, 1, 5)).toEqual([-1, -0.5, 0, 0.5, 1]);
});
