import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, concat, split, stack, unstack } from '../src/index';
import { RUNS, type Twins, twins, twinsOf } from './arbitraries';
import { expectNaive, expectSameBits } from './bits';
import * as naive from './naive';

const withAxis = twins({ minRank: 1 }).chain((pair) =>
  fc.tuple(fc.constant(pair), fc.integer({ min: 0, max: pair.naive.shape.length - 1 })),
);

/** Tensors that agree in every axis but one. */
const joinable: fc.Arbitrary<{ list: Twins[]; axis: number }> = withAxis.chain(([first, axis]) =>
  fc
    .array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 })
    .chain((extents) =>
      fc.tuple(
        ...extents.map((n) =>
          twinsOf(first.naive.shape.map((extent, d) => (d === axis ? n : extent))),
        ),
      ),
    )
    .map((others) => ({ list: [first, ...others], axis })),
);

describe('joining and splitting', () => {
  it('lays the parts of concat one after the other', () => {
    fc.assert(
      fc.property(joinable, ({ list, axis }) => {
        const joined = concat(
          list.map(({ x }) => x),
          { axis },
        );
        expectNaive(
          joined,
          naive.concat(
            list.map((pair) => pair.naive),
            axis,
          ),
        );
      }),
      RUNS,
    );
  });

  it('splits at the listed sizes what concat has joined', () => {
    fc.assert(
      fc.property(joinable, ({ list, axis }) => {
        const joined = concat(
          list.map(({ x }) => x),
          { axis },
        );
        const sizes = list.map(({ x }) => x.shape[axis]);
        const parts = split(joined, sizes, { axis: axis - joined.rank });
        parts.forEach((part, i) => {
          expectSameBits(part, list[i].x);
          expect(part.storage).toBe(joined.storage);
        });
        expect(parts).toHaveLength(list.length);
      }),
      RUNS,
    );
  });

  it('gets back with concat what split has cut into pieces of one size', () => {
    fc.assert(
      fc.property(withAxis, fc.integer({ min: 1, max: 5 }), ([{ x }, axis], size) => {
        const parts = split(x, size, { axis });
        expect(parts.slice(0, -1).every((part) => part.shape[axis] === size)).toBe(true);
        expectSameBits(concat(parts, { axis }), x);
      }),
      RUNS,
    );
  });

  it('cuts into at most the wanted number of chunks', () => {
    fc.assert(
      fc.property(withAxis, fc.integer({ min: 1, max: 5 }), ([{ x }, axis], count) => {
        const parts = chunk(x, count, { axis });
        expect(parts.length).toBeLessThanOrEqual(count);
        expectSameBits(concat(parts, { axis }), x);
      }),
      RUNS,
    );
  });

  it('gets back with stack what unstack has taken apart', () => {
    fc.assert(
      fc.property(withAxis, ([{ x, naive: twin }, axis]) => {
        const rows = unstack(x, { axis });
        expect(rows).toHaveLength(x.shape[axis]);
        if (rows.length > 0) expectNaive(stack(rows, { axis }), twin);
      }),
      RUNS,
    );
  });
});
