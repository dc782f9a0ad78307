import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, broadcastTo, isBpError, maximum, mul, sub, sumTo, tensor, where } from '../src/index';
import { broadcastable, RUNS, shapes, twinsOf } from './arbitraries';
import { expectNaive } from './bits';
import * as naive from './naive';

const pairs = broadcastable().chain(([a, b]) => fc.tuple(twinsOf(a), twinsOf(b)));

describe('broadcasting', () => {
  it.each([
    ['add', add, (x: number, y: number) => x + y],
    ['sub', sub, (x: number, y: number) => x - y],
    ['mul', mul, (x: number, y: number) => x * y],
    ['maximum', maximum, Math.max],
  ] as const)('combines the elements that a naive %s combines', (_, op, f) => {
    fc.assert(
      fc.property(pairs, ([a, b]) => expectNaive(op(a.x, b.x), naive.zip(a.naive, b.naive, f))),
      RUNS,
    );
  });

  it('combines three shapes in where', () => {
    const triples = broadcastable().chain(([a, b]) => fc.tuple(twinsOf(a), twinsOf(b), twinsOf(a)));
    fc.assert(
      fc.property(triples, ([c, x, y]) => {
        const chosen = naive.zip(
          naive.zip(c.naive, x.naive, (p, q) => (p !== 0 ? q : Number.NaN)),
          y.naive,
          (p, q) => (Number.isNaN(p) ? q : p),
        );
        expectNaive(where(c.x, x.x, y.x), chosen);
      }),
      RUNS,
    );
  });

  it('accepts two shapes exactly where the naive rule does', () => {
    fc.assert(
      fc.property(shapes(), shapes(), (a, b) => {
        const shape = naive.broadcastShape(a, b);
        const run = () => add(broadcastTo(1, a), broadcastTo(1, b)).shape;
        if (shape !== null) expect(run()).toEqual(shape);
        else expect(run).toThrow(/do not broadcast/);
      }),
      RUNS,
    );
  });

  it('repeats elements without a copy in broadcastTo', () => {
    const cases = broadcastable().chain(([a, b]) => fc.tuple(twinsOf(a), fc.constant(b)));
    fc.assert(
      fc.property(cases, ([a, b]) => {
        const to = naive.broadcastShape(a.naive.shape, b) as number[];
        const result = broadcastTo(a.x, to);
        expectNaive(result, naive.broadcastTo(a.naive, to));
        expect(result.storage).toBe(a.x.storage);
      }),
      RUNS,
    );
  });

  it('is undone by sumTo: every element is counted as often as it was repeated', () => {
    const cases = broadcastable({ min: 1 }).chain(([a, b]) => fc.tuple(twinsOf(a), fc.constant(b)));
    fc.assert(
      fc.property(cases, ([a, b]) => {
        const to = naive.broadcastShape(a.naive.shape, b) as number[];
        const { size, shape } = a.x;
        const times = to.reduce((product, n) => product * n, 1) / size;
        const expected = { shape, at: (index: readonly number[]) => times * a.naive.at(index) };
        expectNaive(sumTo(broadcastTo(a.x, to), shape), expected);
      }),
      RUNS,
    );
  });

  it('throws errors of the library only', () => {
    fc.assert(
      fc.property(shapes(), shapes(), (a, b) => {
        try {
          broadcastTo(broadcastTo(tensor(1), a), b);
        } catch (error) {
          expect(isBpError(error)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
