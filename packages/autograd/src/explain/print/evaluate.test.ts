import { constant, f, input, type Node, node, SCALAR_OPS, type ScalarOp } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';

const [x, y] = [input(0), input(1)];

const at =
  (...values: number[]) =>
  ({ op, value }: Node): number | undefined =>
    op === 'input' ? values[value] : undefined;

describe('the value of a formula', () => {
  it('is computed in float64, by the functions of the library', () => {
    expect(evaluate(f.add(x, f.mul(2, y)), at(0.1, 0.2))).toBe(0.1 + 2 * 0.2);
    expect(evaluate(f.select(f.gt(x, 0), x, f.neg(y)), at(-1, 3))).toBe(-3);
    // σ(0.08), of the worked example
    expect(evaluate(f.sigmoid(x), at(0.08))).toBeCloseTo(0.519989340155582, 15);
  });

  it('is there for every operation', () => {
    for (const [op, count] of Object.entries(SCALAR_OPS)) {
      const operands = [0.3, 0.7, 0.2].slice(0, count).map(constant);
      expect(
        evaluate(node(op as ScalarOp, operands), () => undefined),
        op,
      ).not.toBeNaN();
    }
  });

  it('takes that of an inner node where it is known', () => {
    expect(evaluate(f.mul(f.exp(x), 2), (n) => (n.op === 'exp' ? 5 : undefined))).toBe(10);
  });

  it('is NaN where that of an operand is not known', () => {
    expect(evaluate(f.add(x, 1), () => undefined)).toBeNaN();
  });
});
