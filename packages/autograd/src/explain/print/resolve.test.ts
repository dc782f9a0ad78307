import { f, input, type Node } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { printFormula } from './formula-text';
import { resolve } from './resolve';

const [x, y] = [input(0), input(1)];

const read = (n: Node): string =>
  printFormula(n, ({ op, value }) =>
    op === 'input' ? { text: 'xy'[value], latex: 'xy'[value] } : undefined,
  ).text;

/** The side that is taken at a point, and why. */
function taken(formula: Node, ...point: number[]): string[] {
  const { node, conditions } = resolve(formula, (n) =>
    n.op === 'input' ? point[n.value] : undefined,
  );
  return [node, ...conditions].map(read);
}

describe('a resolved formula', () => {
  const leaky = f.select(f.gt(x, 0), x, f.mul(0.01, x));
  const sign = f.select(f.gt(x, 0), 1, f.select(f.lt(x, 0), -1, 0));

  it('is the side that its values take, and says why', () => {
    expect(taken(leaky, 0.3)).toEqual(['x', 'x > 0']);
    expect(taken(leaky, -0.3)).toEqual(['0.01·x', 'x ≤ 0']);
  });

  it('says once what two questions have found', () => {
    expect(taken(sign, 2)).toEqual(['1', 'x > 0']);
    expect(taken(sign, -2)).toEqual(['−1', 'x < 0']);
    expect(taken(sign, 0)).toEqual(['0', 'x = 0']);
    const winner = f.select(f.eq(x, y), 0.5, f.select(f.lt(y, x), 0, 1));
    expect(taken(winner, 1, 2)).toEqual(['1', 'x < y']);
  });

  it('names the part of a condition that decides', () => {
    const inside = f.select(f.and(f.gt(x, -3), f.lt(x, 3)), x, 0);
    expect(taken(inside, 1)).toEqual(['x', 'x > −3', 'x < 3']);
    expect(taken(inside, 5)).toEqual(['0', 'x ≥ 3']);
    const outside = f.select(f.or(f.gt(y, 1), f.not(f.gt(x, 0))), 7, y);
    expect(taken(outside, -1, 0)).toEqual(['7', 'x ≤ 0']);
    expect(taken(outside, 1, 0)).toEqual(['y', 'y ≤ 1', 'x > 0']);
  });

  it('makes numbers of comparisons in a product', () => {
    expect(taken(f.mul(y, f.ge(x, 1)), 2, 3)).toEqual(['y·1', 'x ≥ 1']);
  });

  it('claims nothing of NaN that does not hold', () => {
    expect(taken(leaky, Number.NaN)).toEqual(['0.01·x', '¬(x > 0)']);
  });

  it('asks a truth that is given by its own name', () => {
    expect(taken(f.select(y, x, 0), 4, 1)).toEqual(['x', 'y']);
    expect(taken(f.select(y, x, 0), 4, 0)).toEqual(['0', '¬y']);
  });

  it('looks at nothing below a node whose value is known', () => {
    const { node, conditions } = resolve(f.mul(2, leaky), (n) => (n === leaky ? 5 : 1));
    expect([node, conditions]).toEqual([f.mul(2, leaky), []]);
  });
});
