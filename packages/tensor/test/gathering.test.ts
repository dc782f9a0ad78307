import fc from 'fast-check';
import { describe, it } from 'vitest';
import { gather, indexSelect, scatterAdd, tensor } from '../src/index';
import { RUNS, twinsOf } from './arbitraries';
import { expectNaive } from './bits';
import * as naive from './naive';
import { fromValues } from './naive';

/** A table, an axis of it, positions along that axis (some from the end), and something to add there. */
const cases = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      axis: fc.integer({ min: 0, max: shape.length - 1 }),
      count: fc.integer({ min: 0, max: 6 }),
    }),
  )
  .chain(({ shape, axis, count }) => {
    const indexShape = shape.map((n, d) => (d === axis ? count : n));
    const size = indexShape.reduce((product, n) => product * n, 1);
    const extent = shape[axis];
    return fc.record({
      table: twinsOf(shape),
      source: twinsOf(indexShape),
      axis: fc.constant(axis),
      index: fc
        .array(fc.integer({ min: -extent, max: extent - 1 }), { minLength: size, maxLength: size })
        .map((values) => ({
          x: tensor(Int32Array.from(values)).reshape(indexShape),
          naive: fromValues(indexShape, values),
        })),
    });
  });

describe('gathering and scattering', () => {
  it('picks with gather what naive indexing picks', () => {
    fc.assert(
      fc.property(cases, ({ table, index, axis }) => {
        expectNaive(gather(table.x, axis, index.x), naive.gather(table.naive, axis, index.naive));
      }),
      RUNS,
    );
  });

  it('adds with scatterAdd where a naive loop adds', () => {
    fc.assert(
      fc.property(cases, ({ table, source, index, axis }) => {
        expectNaive(
          scatterAdd(table.x, axis, index.x, source.x),
          naive.scatterAdd(table.naive, axis, index.naive, source.naive),
        );
      }),
      RUNS,
    );
  });

  it('takes whole slices with indexSelect', () => {
    fc.assert(
      fc.property(cases, ({ table, index, axis }) => {
        const extent = table.naive.shape[axis];
        const positions = [...index.x.data].slice(0, 5);
        const taken = table.naive.shape.map((n, d) =>
          d === axis
            ? positions.map((i) => (i < 0 ? i + extent : i))
            : Array.from({ length: n }, (_, i) => i),
        );
        expectNaive(indexSelect(table.x, axis, positions), naive.take(table.naive, taken));
      }),
      RUNS,
    );
  });
});
