import { describe, expect, it } from 'vitest';
import { f } from './build';
import { makeFormula, substitute, topological } from './formula';
import { constant, input, type Node, scalar } from './node';

const [x, y, z] = [input(0), input(1), input(2)];

/** ((x + y) + y) + y …, as deep as wanted. */
function chain(depth: number): Node {
  let sum = x;
  for (let i = 0; i < depth; i++) sum = f.add(sum, i % 2 === 0 ? y : constant(i));
  return sum;
}

describe('makeFormula', () => {
  it('counts its tensor operands by the highest of them', () => {
    expect(makeFormula([f.add(x, y)]).inputs).toBe(2);
    expect(makeFormula([f.neg(z)]).inputs).toBe(3);
    expect(makeFormula([constant(1)]).inputs).toBe(0);
    expect(makeFormula([f.mul(scalar(3), x)]).inputs).toBe(1);
  });

  it('finds the operands that only choose', () => {
    expect(makeFormula([f.select(x, y, z)]).masks).toEqual([0]);
    expect(makeFormula([f.select(x, x, z)]).masks).toEqual([]);
    expect(makeFormula([f.select(x, y, z), x]).masks).toEqual([]);
    expect(makeFormula([f.select(f.gt(x, 0), y, z)]).masks).toEqual([]);
    expect(makeFormula([f.add(f.select(z, x, y), y)]).masks).toEqual([2]);
  });

  it('knows what maps truth values to truth values', () => {
    expect(makeFormula([f.and(x, f.not(y))]).logical).toBe(true);
    expect(makeFormula([f.select(x, y, z)]).logical).toBe(true);
    expect(makeFormula([f.max(x, y)]).logical).toBe(true);
    expect(makeFormula([f.add(x, y)]).logical).toBe(false);
    expect(makeFormula([f.select(x, y, 0)]).logical).toBe(false);
  });
});

describe('topological', () => {
  it('names every node once, after its operands', () => {
    const shared = f.mul(x, y);
    const order = topological([f.add(shared, f.neg(shared)), shared]);
    expect(order).toHaveLength(new Set(order).size);
    for (const [i, node] of order.entries()) {
      for (const operand of node.args) expect(order.indexOf(operand)).toBeLessThan(i);
    }
    expect(order.map(({ op }) => op)).toEqual(['input', 'input', 'mul', 'neg', 'add']);
  });

  it('visits a graph of shared nodes in linear time', () => {
    // As a tree this would have 2⁶⁰ leaves.
    let node = f.add(x, y);
    for (let i = 0; i < 60; i++) node = f.mul(node, node);
    expect(topological([node])).toHaveLength(63);
  });

  it('does not overflow the stack', () => {
    expect(topological([chain(10_000)]).length).toBeGreaterThan(10_000);
  });
});

describe('substitute', () => {
  it('replaces nodes and what is built on them', () => {
    const sum = f.add(f.mul(x, y), z);
    const [replaced] = substitute([sum], (n) => (n === x ? f.neg(y) : null));
    expect(replaced).toBe(f.add(f.mul(f.neg(y), y), z));
  });

  it('keeps what does not depend on a replaced node', () => {
    const untouched = f.mul(y, z);
    const [replaced] = substitute([f.add(x, untouched)], (n) => (n === x ? z : null));
    expect(replaced.args[1]).toBe(untouched);
    expect(substitute([untouched], () => null)).toEqual([untouched]);
  });

  it('replaces at once, not one after the other: x and y can be exchanged', () => {
    const swap = (n: Node) => (n === x ? y : n === y ? x : null);
    expect(substitute([f.sub(x, y)], swap)).toEqual([f.sub(y, x)]);
  });

  it('replaces whole subexpressions', () => {
    const inner = f.exp(x);
    const [replaced] = substitute([f.mul(inner, y)], (n) => (n === inner ? scalar(0) : null));
    expect(replaced).toBe(f.mul(scalar(0), y));
  });

  it('does not overflow the stack', () => {
    const [deep] = substitute([chain(10_000)], (n) => (n === x ? z : null));
    expect(topological([deep])).toContain(z);
  });
});
