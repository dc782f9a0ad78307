import { describe, expect, it } from 'vitest';
import type { DType } from '../layout/dtype';
import { allocate } from '../layout/dtype';
import { loopFor } from './loops';
import { SCALAR_OPS, type ScalarOp } from './scalar-op';

const EDGES = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, -7.25, 1e10, Infinity, -Infinity, NaN];

/** What the operation says it is, by the plainest means. */
const MEANING: Partial<Record<ScalarOp, (x: number, y: number, z: number) => number>> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  neg: (x) => -x,
  abs: (x) => (x < 0 || Object.is(x, -0) ? -x : x),
  max: (x, y) =>
    x !== x || y !== y ? NaN : x > y ? x : y > x ? y : Object.is(x, 0) || Object.is(y, 0) ? 0 : x,
  min: (x, y) =>
    x !== x || y !== y
      ? NaN
      : x < y
        ? x
        : y < x
          ? y
          : Object.is(x, -0) || Object.is(y, -0)
            ? -0
            : x,
  eq: (x, y) => Number(x === y),
  ne: (x, y) => Number(x !== y),
  lt: (x, y) => Number(x < y),
  le: (x, y) => Number(x <= y),
  gt: (x, y) => Number(x > y),
  ge: (x, y) => Number(x >= y),
  and: (x, y) => Number(x !== 0 && y !== 0),
  or: (x, y) => Number(x !== 0 || y !== 0),
  not: (x) => Number(x === 0),
  select: (x, y, z) => (x !== 0 ? y : z),
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
  sqrt: Math.sqrt,
};

/** Runs a loop over every combination of edge values. */
function combine(op: ScalarOp, dtype: DType, values: readonly number[]) {
  const count = SCALAR_OPS[op];
  const triples = values.flatMap((x) => values.flatMap((y) => values.map((z) => [x, y, z])));
  const operands = count === 1 ? values.map((x) => [x, 0, 0]) : triples;
  const array = (k: number) => {
    const data = allocate(dtype, operands.length);
    operands.forEach((triple, i) => {
      data[i] = triple[k];
    });
    return data;
  };
  const [a, b, c] = [array(0), array(1), array(2)];
  const out = allocate(dtype, operands.length);
  loopFor(op, dtype)(operands.length, out, 0, a, 0, 1, b, 0, 1, c, 0, 1);
  return { a, b, c, out };
}

describe('the loops', () => {
  it.each(Object.entries(MEANING))('%s gives what it says, in float64 and float32', (op, f) => {
    for (const dtype of ['float64', 'float32'] as const) {
      const { a, b, c, out } = combine(op as ScalarOp, dtype, EDGES);
      const round = dtype === 'float32' ? Math.fround : (x: number) => x;
      const expected = Array.from(a, (x, i) => round(f(x, b[i], c[i])));
      expect(Array.from(out)).toEqual(expected);
    }
  });

  it('round to the nearest, halves to the even neighbour, keeping the sign of zero', () => {
    const values = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, -0.3, 0.3, 2 ** 52 + 1];
    const { out } = combine('round', 'float64', values);
    expect(Array.from(out)).toEqual([0, 2, 2, -0, -2, -2, 0, -0, 0, 2 ** 52 + 1]);
    const edges = combine('round', 'float64', [-0, 0, NaN, Infinity, -Infinity, 1e300]);
    expect(Array.from(edges.out)).toEqual([-0, 0, NaN, Infinity, -Infinity, 1e300]);
  });

  it('wrap whole numbers around at 32 bits', () => {
    const [low, high] = [-(2 ** 31), 2 ** 31 - 1];
    const run = (op: ScalarOp, x: number, y: number): number => {
      const out = new Int32Array(1);
      loopFor(op, 'int32')(1, out, 0, Int32Array.of(x), 0, 1, Int32Array.of(y), 0, 1, out, 0, 1);
      return out[0];
    };
    expect(run('add', high, 1)).toBe(low);
    expect(run('sub', low, 1)).toBe(high);
    expect(run('mul', 123_456_789, 987_654_321)).toBe(-67_153_019);
    expect(run('mul', high, high)).toBe(1);
    expect(run('neg', low, 0)).toBe(low);
    expect(run('abs', low, 0)).toBe(low);
  });

  it('leave whole numbers as they are when rounding', () => {
    for (const op of ['floor', 'ceil', 'trunc', 'round'] as const) {
      expect(Array.from(combine(op, 'int32', [-3, 0, 7]).out)).toEqual([-3, 0, 7]);
    }
  });

  it('repeat a single number where the step is 0, and start where they are told', () => {
    const out = new Float32Array(5);
    const a = Float32Array.of(9, 1, 9, 2, 9, 3);
    loopFor('sub', 'float32')(3, out, 1, a, 1, 2, Float32Array.of(0, 10), 1, 0, a, 0, 0);
    expect(Array.from(out)).toEqual([0, -9, -8, -7, 0]);
  });

  it('exist for every operation in both real types', () => {
    for (const op of Object.keys(SCALAR_OPS) as ScalarOp[]) {
      expect(loopFor(op, 'float32')).toBeTypeOf('function');
      expect(loopFor(op, 'float64')).toBeTypeOf('function');
    }
  });

  it('round sums, products, quotients and roots of float32 once', () => {
    // The products of 24-bit numbers fit into 53 bits, so the double result is exact or its rounding harmless.
    const [x, y] = [Math.fround(1 / 3), Math.fround(Math.PI)];
    const { out } = combine('mul', 'float32', [x, y]);
    expect(Array.from(out).slice(0, 2)).toEqual([Math.fround(x * x), Math.fround(x * x)]);
    expect(combine('sqrt', 'float32', [2]).out[0]).toBe(1.4142135381698608);
    expect(combine('div', 'float32', [x, y]).out[2]).toBe(0.10610329359769821);
  });
});
