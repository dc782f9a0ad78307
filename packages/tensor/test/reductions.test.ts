import fc from 'fast-check';
import { describe, it } from 'vitest';
import { all, any, argmax, argmin, logSumExp, max, mean, min, sum } from '../src/index';
import { RUNS, twins } from './arbitraries';
import { expectNaive } from './bits';
import * as naive from './naive';

/** A tensor, some of its axes in any order (perhaps counted from the end), and whether they stay. */
const cases = (min: number) =>
  twins({ min }).chain((pair) => {
    const axes = pair.naive.shape.map((_, axis) => axis);
    return fc.record({
      pair: fc.constant(pair),
      axes: fc.shuffledSubarray(axes),
      fromEnd: fc.boolean(),
      keepDims: fc.boolean(),
      layout: fc.shuffledSubarray(axes, { minLength: axes.length }),
    });
  });

const total = (elements: number[]) => elements.reduce((x, y) => x + y, 0);

describe('a reduction over any axes', () => {
  it.each([
    ['sum', sum, total, 0],
    ['mean', mean, (e: number[]) => Math.fround(total(e) / e.length), 1],
    ['max', max, (e: number[]) => Math.max(...e), 1],
    ['min', min, (e: number[]) => Math.min(...e), 1],
    ['all', all, (e: number[]) => Number(e.every((x) => x !== 0)), 0],
    ['any', any, (e: number[]) => Number(e.some((x) => x !== 0)), 0],
  ] as const)('agrees with a naive %s, whatever the layout', (_, op, fold, min) => {
    fc.assert(
      fc.property(cases(min), ({ pair, axes, fromEnd, keepDims, layout }) => {
        const rank = pair.naive.shape.length;
        const named = fromEnd ? axes.map((axis) => axis - rank) : axes;
        const ascending = [...axes].sort();
        expectNaive(
          op(pair.x, { axis: named, keepDims }),
          naive.reduce(pair.naive, ascending, keepDims, fold),
        );
        const moved = axes.map((axis) => layout.indexOf(axis));
        expectNaive(
          op(pair.x.permute(layout), { axis: moved, keepDims }),
          naive.reduce(naive.permute(pair.naive, layout), moved.sort(), keepDims, fold),
        );
      }),
      RUNS,
    );
  });

  it.each([
    ['argmax', argmax, (x: number, y: number) => x > y],
    ['argmin', argmin, (x: number, y: number) => x < y],
  ] as const)('finds the place that a naive %s finds', (_, op, beats) => {
    const place = (elements: number[]) =>
      elements.reduce((best, x, i) => (beats(x, elements[best]) ? i : best), 0);
    fc.assert(
      fc.property(cases(1), ({ pair, axes, keepDims }) => {
        const all = pair.naive.shape.map((_, axis) => axis);
        const axis = axes.length > 0 ? axes[0] : null;
        const folded = axis === null ? all : [axis];
        expectNaive(
          op(pair.x, { axis, keepDims }),
          naive.reduce(pair.naive, folded, keepDims, place),
        );
      }),
      RUNS,
    );
  });

  it('bounds logSumExp by the largest element and that plus ln n', () => {
    fc.assert(
      fc.property(cases(1), ({ pair, axes }) => {
        const largest = max(pair.x, { axis: axes, keepDims: true });
        // log Σ eˣ lies between the largest element and that plus ln n.
        const smooth = logSumExp(pair.x, { axis: axes, keepDims: true });
        const n = axes.reduce((product, axis) => product * pair.naive.shape[axis], 1);
        const inside = smooth
          .sub(largest)
          .ge(-1e-6)
          .logicalAnd(smooth.sub(largest).le(Math.log(n) + 1e-5));
        expectNaive(all(inside), { shape: [], at: () => 1 });
      }),
      RUNS,
    );
  });
});
