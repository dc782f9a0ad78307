import { type Tensor, tensor } from '@bp/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradients, parameter } from '../../index';
import { explain } from '../explanation/explain';
import type { ExplanationGraph } from './graph-data';

const float64 = { dtype: 'float64' } as const;

/** Σ over all paths from the loss to a number of the products of their derivatives. */
function overAllPaths({ values, edges }: ExplanationGraph, loss: string, of: string): number {
  const known = new Map<string, number>([[of, 1]]);
  for (const { id } of values) {
    if (id === of) continue;
    const sum = edges
      .filter(({ to }) => to === id)
      .reduce((total, { from, local }) => total + local * (known.get(from) ?? 0), 0);
    known.set(id, sum);
  }
  return known.get(loss) ?? 0;
}

describe('the graph of an explanation', () => {
  it('has the numbers with a name, and what lies between two of them as one derivative', () => {
    const [w, x] = [parameter([3], float64), tensor([5], float64)];
    const loss = w.mul(x).add(1).square().sum();
    const explanation = explain(loss, { model: named({ w }), inputs: { x } });
    const { values, edges, truncated } = explanation.graph;
    expect(truncated).toBe(false);
    // (5w + 1)²: the derivative by 5w + 1 is 2 · 16, which adding 1 passes on to 5w, and that by w is 5.
    expect(edges).toMatchObject([
      { from: 'w[0]', to: 'mul[0]', operation: 'mul', local: 5, text: 'x[0]', uses: ['x[0]'] },
      { from: 'mul[0]', to: 'loss', operation: 'square', local: 32, uses: ['add[0]'] },
    ]);
    const [{ factors }] = explanation.gradient('w[0]').paths;
    expect(factors.map(({ by, over, value }) => [by, over, value]).reverse()).toEqual(
      edges.map(({ from, to, local }) => [from, to, local]),
    );
    expect(values.map(({ id, value, gradient }) => [id, value, gradient])).toEqual([
      ['w[0]', 3, 160],
      ['x[0]', 5, null],
      ['mul[0]', 15, 32],
      ['add[0]', 16, 32],
      ['loss', 256, 1],
    ]);
  });

  it('has two derivatives between two numbers where two ways lead from one to the other', () => {
    const w = parameter([3], float64);
    const loss = w.mul(2).add(w.sin()).sum();
    const { edges } = explain(loss, { model: named({ w }) }).graph;
    const locals = edges.map(({ from, to, local }) => [from, to, local]);
    expect(locals).toHaveLength(2);
    expect(locals).toEqual(
      expect.arrayContaining([
        ['w[0]', 'loss', 2],
        ['w[0]', 'loss', expect.closeTo(Math.cos(3), 14)],
      ]),
    );
  });

  it('keeps infinities and NaN as they are', () => {
    const w = parameter([0], float64);
    const [edge] = explain(w.log().sum(), { model: named({ w }) }).graph.edges;
    expect(edge.local).toBe(Number.POSITIVE_INFINITY);
  });

  it('is given up above 2,000 derivatives, except for the paths that were asked for', () => {
    const loss = (size: number) =>
      parameter(Array.from({ length: size }, () => 1))
        .square()
        .sum();
    expect(explain(loss(2000)).graph).toMatchObject({ truncated: false });
    expect(explain(loss(2000)).graph.edges).toHaveLength(2000);
    const large = explain(loss(2001));
    expect(large.graph).toMatchObject({ truncated: true, edges: [], values: [{ id: 'loss' }] });
    large.gradient('parameter[7]');
    const { values, edges } = large.graph;
    expect(values.map(({ id }) => id)).toEqual(['parameter[7]', 'loss']);
    expect(edges).toMatchObject([
      { from: 'parameter[7]', to: 'loss', local: 2, text: '2·parameter[7]' },
    ]);
  });

  it('is given up where the ways through numbers without a name are without end', () => {
    let y: Tensor = parameter([1], float64);
    for (let i = 0; i < 40; i++) y = y.add(y.add(0));
    const before = performance.now();
    const { graph } = explain(y.sum());
    expect(graph.truncated).toBe(true);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('gives the gradient of every parameter by its paths, whatever was computed', () => {
    const step = fc.record({
      operation: fc.constantFrom('add', 'sub', 'mul', 'sin', 'neg', 'double', 'flip', 'sum'),
      a: fc.nat(),
      b: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 7 }), (steps) => {
        const parameters = [parameter([0.5, -1.5], float64), parameter([2, 0.25], float64)];
        const values: Tensor[] = [...parameters];
        for (const { operation, a, b } of steps) {
          const [x, y] = [values[a % values.length], values[b % values.length]];
          values.push(apply(operation, x, y));
        }
        const loss = values.reduce((sum, x) => sum.add(x)).sum();
        const { graph } = explain(loss, { model: named({ u: parameters[0], v: parameters[1] }) });
        const wanted = gradients([loss], parameters).flatMap((x) => [...x.data]);
        ['u[0]', 'u[1]', 'v[0]', 'v[1]'].forEach((id, i) => {
          const scale = Math.max(1, Math.abs(wanted[i]));
          expect(overAllPaths(graph, 'loss', id) / scale).toBeCloseTo(wanted[i] / scale, 9);
        });
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});

function named(parameters: Readonly<Record<string, Tensor>>) {
  return { namedParameters: () => Object.entries(parameters) };
}

function apply(operation: string, x: Tensor, y: Tensor): Tensor {
  switch (operation) {
    case 'add':
      return x.add(y);
    case 'sub':
      return x.sub(y);
    case 'mul':
      return x.mul(y);
    case 'sin':
      return x.sin();
    case 'neg':
      return x.neg();
    case 'double':
      return x.mul(2);
    case 'flip':
      return x.flip([0]);
    default:
      return x.add(x.sum());
  }
}
