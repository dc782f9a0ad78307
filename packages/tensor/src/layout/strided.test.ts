import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../test/arbitraries';
import { indices } from '../../test/naive';
import { sizeOf, stridesOf } from './shape';
import {
  gatherRange,
  isContiguous,
  type Layout,
  reshapeStrides,
  scatterRange,
  unravel,
} from './strided';

const placesOf = ({ shape, strides, offset }: Layout): number[] =>
  indices(shape).map((index) => index.reduce((at, i, d) => at + i * strides[d], offset));

/** Any layout, also one that repeats elements, leaves gaps or runs backwards; all places lie in [0, 2000). */
const layouts: fc.Arbitrary<Layout> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -9, max: 9 })), {
    maxLength: 4,
  })
  .map((axes) => ({
    shape: axes.map(([extent]) => extent),
    strides: axes.map(([, stride]) => stride),
    offset: 1000,
  }));

/** A layout and a run of its elements. */
const runs = layouts.chain((layout) =>
  fc.tuple(
    fc.constant(layout),
    fc
      .tuple(fc.nat(sizeOf(layout.shape)), fc.nat(sizeOf(layout.shape)))
      .map(([a, b]) => ({ start: Math.min(a, b), count: Math.abs(a - b) })),
  ),
);

const numbered = () => Float64Array.from({ length: 2000 }, (_, i) => i);

describe('gatherRange', () => {
  it('reads any run of elements of any layout in logical order', () => {
    fc.assert(
      fc.property(runs, ([layout, { start, count }]) => {
        const target = new Float64Array(count + 2).fill(-1);
        gatherRange(numbered(), layout, start, count, target, 1);
        const expected = placesOf(layout).slice(start, start + count);
        expect([...target]).toEqual([-1, ...expected, -1]);
      }),
      RUNS,
    );
  });

  it('rounds to the type of the target', () => {
    const target = new Float32Array(1);
    gatherRange(Float64Array.of(0.1), { shape: [1], strides: [1], offset: 0 }, 0, 1, target, 0);
    expect(target[0]).toBe(Math.fround(0.1));
  });
});

describe('scatterRange', () => {
  it('writes any run of elements, and nothing else', () => {
    fc.assert(
      fc.property(runs, ([layout, { start, count }]) => {
        const source = Float64Array.from({ length: count + 1 }, (_, i) => -1 - i);
        const target = numbered();
        scatterRange(target, layout, start, count, source, 1);
        const expected = numbered();
        placesOf(layout)
          .slice(start, start + count)
          .forEach((place, i) => {
            expected[place] = source[1 + i];
          });
        expect([...target]).toEqual([...expected]);
      }),
      RUNS,
    );
  });
});

describe('unravel', () => {
  it('turns the number of an element into its coordinates', () => {
    const shape = [2, 3, 4];
    expect(indices(shape).map((_, i) => unravel(i, shape))).toEqual(indices(shape));
    expect(unravel(0, [])).toEqual([]);
    expect(unravel(0, [2, 0])).toEqual([0, 0]);
  });
});

describe('isContiguous', () => {
  it('is true of row-major strides', () => {
    for (const shape of [[], [1], [3], [2, 3, 4], [0, 3]]) {
      expect(isContiguous(shape, stridesOf(shape))).toBe(true);
    }
  });

  it('does not care for the stride of an axis of extent 1', () => {
    expect(isContiguous([3, 1, 2], [2, 77, 1])).toBe(true);
  });

  it('is false where elements repeat, lie apart or run backwards', () => {
    expect(isContiguous([3], [0])).toBe(false);
    expect(isContiguous([3], [2])).toBe(false);
    expect(isContiguous([3], [-1])).toBe(false);
    expect(isContiguous([2, 3], [1, 2])).toBe(false);
  });

  it('is true of no elements at all', () => {
    expect(isContiguous([0, 3], [7, 7])).toBe(true);
    expect(isContiguous([3, 0], [7, 7])).toBe(true);
  });
});

/** Another shape of as many elements: prime factors dealt out anew. */
const reshapes: fc.Arbitrary<{ layout: Layout; to: number[] }> = layouts.chain((layout) => {
  const size = sizeOf(layout.shape);
  const factors = layout.shape.flatMap((n) => (n === 4 ? [2, 2] : n < 2 ? [] : [n]));
  if (size === 0) return fc.constant({ layout, to: [0, 3] as number[] });
  return fc
    .tuple(
      fc.shuffledSubarray(factors, { minLength: factors.length }),
      fc.integer({ min: 0, max: 3 }),
    )
    .map(([order, merge]) => {
      const head = order.slice(0, merge).reduce((product, n) => product * n, 1);
      return { layout, to: [head, ...order.slice(merge), 1] };
    });
});

describe('reshapeStrides', () => {
  it('shows the same places in the same order under the new shape', () => {
    let expressed = 0;
    fc.assert(
      fc.property(reshapes, ({ layout, to }) => {
        const strides = reshapeStrides(layout.shape, layout.strides, to);
        if (strides === null) return;
        expect(placesOf({ shape: to, strides, offset: 1000 })).toEqual(placesOf(layout));
        expressed++;
      }),
      { ...RUNS, numRuns: 500 },
    );
    expect(expressed).toBeGreaterThan(100);
  });

  it('gives up only where no strides would do', () => {
    let refused = 0;
    fc.assert(
      fc.property(reshapes, ({ layout, to }) => {
        if (reshapeStrides(layout.shape, layout.strides, to) !== null) return;
        const places = placesOf(layout);
        // Were there strides, these would be they: each axis' first step.
        const only = to.map((n, axis) => (n > 1 ? places[stridesOf(to)[axis]] - places[0] : 0));
        expect(placesOf({ shape: to, strides: only, offset: places[0] })).not.toEqual(places);
        refused++;
      }),
      { ...RUNS, numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it('comes to an end where there are no elements', () => {
    expect(reshapeStrides([0, 3], [1, 0], [3, 0])).toEqual([0, 1]);
    expect(reshapeStrides([3, 0], [5, 5], [0, 7, 2])).toEqual([14, 2, 1]);
  });
});
