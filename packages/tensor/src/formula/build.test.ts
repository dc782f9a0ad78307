import { describe, expect, it } from 'vitest';
import { f } from './build';
import { constant, input, node } from './node';
import { SCALAR_OPS } from './scalar-op';

const [x, y] = [input(0), input(1)];

describe('f', () => {
  it('has a word for every scalar operation', () => {
    expect(Object.keys(f).sort()).toEqual(Object.keys(SCALAR_OPS).sort());
  });

  it('gives every operation its number of operands', () => {
    const operands = [x, y, input(2)];
    for (const [op, count] of Object.entries(SCALAR_OPS)) {
      const build = f[op as keyof typeof f] as (...args: unknown[]) => ReturnType<typeof input>;
      expect(build(...operands.slice(0, count)), op).toBe(
        node(op as keyof typeof SCALAR_OPS, operands.slice(0, count)),
      );
    }
  });

  it('takes numbers as constants', () => {
    expect(f.add(x, 2)).toBe(node('add', [x, constant(2)]));
    expect(f.sub(2, x)).toBe(node('sub', [constant(2), x]));
    expect(f.select(x, 0, y)).toBe(node('select', [x, constant(0), y]));
  });

  it('drops what keeps every bit: · 1, ÷ 1, −(−x), a choice between equals', () => {
    expect(f.mul(x, 1)).toBe(x);
    expect(f.mul(1, x)).toBe(x);
    expect(f.div(x, 1)).toBe(x);
    expect(f.mul(x, -1)).toBe(f.neg(x));
    expect(f.mul(-1, x)).toBe(f.neg(x));
    expect(f.neg(f.neg(x))).toBe(x);
    expect(f.select(x, y, y)).toBe(y);
  });

  it('keeps what would change a bit: + 0 turns −0 into 0, · 0 loses NaN, x ÷ x is NaN at 0', () => {
    expect(f.add(x, 0).op).toBe('add');
    expect(f.sub(x, 0).op).toBe('sub');
    expect(f.mul(x, 0).op).toBe('mul');
    expect(f.sub(x, x).op).toBe('sub');
    expect(f.div(x, x).op).toBe('div');
    expect(f.div(1, x).op).toBe('div');
  });
});
