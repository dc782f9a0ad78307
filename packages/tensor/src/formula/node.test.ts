import { describe, expect, it } from 'vitest';
import { constant, input, isConstant, node, scalar } from './node';

describe('node', () => {
  it('is the same object for the same operation on the same operands', () => {
    const sum = node('add', [input(0), input(1)]);
    expect(node('add', [input(0), input(1)])).toBe(sum);
    expect(node('mul', [sum, sum])).toBe(node('mul', [sum, sum]));
  });

  it('tells operations, operands and their order apart', () => {
    const nodes = [
      node('sub', [input(0), input(1)]),
      node('sub', [input(1), input(0)]),
      node('add', [input(0), input(1)]),
      node('neg', [input(0)]),
      input(0),
      scalar(0),
      constant(0),
    ];
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });

  it('does not confuse the numbers of operands: [1, 12] is not [11, 2]', () => {
    const many = Array.from({ length: 20 }, (_, i) => node('neg', [input(i + 50)]));
    const pairs = many.flatMap((a) => many.map((b) => node('add', [a, b])));
    expect(new Set(pairs).size).toBe(400);
  });
});

describe('constant', () => {
  it('tells 0 from −0, and knows one NaN', () => {
    expect(constant(0)).not.toBe(constant(-0));
    expect(constant(Number.NaN)).toBe(constant(Number.NaN));
    expect(constant(-0).value).toBe(-0);
    expect(isConstant(constant(-0), 0)).toBe(false);
    expect(isConstant(constant(-0), -0)).toBe(true);
  });

  it('keeps all digits apart', () => {
    expect(constant(0.1 + 0.2)).not.toBe(constant(0.3));
    expect(constant(1e300)).not.toBe(constant(Infinity));
  });

  it('is not an operand of the same number', () => {
    expect(isConstant(input(1), 1)).toBe(false);
    expect(isConstant(scalar(1), 1)).toBe(false);
  });
});
