import { constant, f, input, makeFormula, type Node, topological } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { differentiate } from './differentiate';

const [x, y] = [input(0), input(1)];

/** The derivatives of one node; the adjoint stands behind its operands. */
function derivatives(output: Node): readonly (Node | null)[] {
  return differentiate(makeFormula([output]));
}

/** The derivative by x of an expression in x alone, for an adjoint of 1. */
function derivative(output: Node): Node {
  const [byX] = derivatives(output);
  return byX === null ? f.mul(0, x) : replaceAdjoint(byX);
}

/** The adjoint of a formula of one operand is input(1); where it is a factor, 1 takes its place. */
function replaceAdjoint(root: Node): Node {
  const adjoint = input(1);
  const made = new Map<Node, Node>();
  const of = (n: Node) => made.get(n) as Node;
  for (const n of topological([root])) {
    if (n === adjoint) made.set(n, ONE);
    else if (n.op === 'neg' && of(n.args[0]).op === 'constant')
      made.set(n, constant(-of(n.args[0]).value));
    else if (n.op === 'mul') made.set(n, f.mul(of(n.args[0]), of(n.args[1])));
    else if (n.args.length === 2) made.set(n, binary(n.op)(of(n.args[0]), of(n.args[1])));
    else if (n.args.length === 1) made.set(n, unary(n.op)(of(n.args[0])));
    else if (n.args.length === 3)
      made.set(n, f.select(of(n.args[0]), of(n.args[1]), of(n.args[2])));
    else made.set(n, n);
  }
  return of(root);
}

const ONE = constant(1);
const binary = (op: Node['op']) => (f as unknown as Record<string, (a: Node, b: Node) => Node>)[op];
const unary = (op: Node['op']) => (f as unknown as Record<string, (a: Node) => Node>)[op];

describe('differentiate', () => {
  it('is the chain rule, node for node: (x + y)² gives twice a·(x + y)', () => {
    const sum = f.add(x, y);
    const a = input(2);
    const half = f.mul(a, sum);
    expect(derivatives(f.mul(sum, sum))).toEqual([f.add(half, half), f.add(half, half)]);
    const [byX, byY] = derivatives(f.mul(sum, sum));
    expect(byX).toBe(f.add(half, half));
    expect(byY).toBe(byX);
  });

  it('is the product rule', () => {
    const a = input(2);
    expect(derivatives(f.mul(x, y))).toEqual([f.mul(a, y), f.mul(a, x)]);
  });

  it('uses the value where that is the stable form: tanh′ = 1 − y²', () => {
    const t = f.tanh(x);
    expect(derivative(t)).toBe(f.sub(1, f.mul(t, t)));
    const s = f.sigmoid(x);
    expect(derivative(s)).toBe(f.mul(s, f.sub(1, s)));
    expect(derivative(f.exp(x))).toBe(f.exp(x));
  });

  it('is the chain rule through a composition', () => {
    expect(derivative(f.sin(f.exp(x)))).toBe(f.mul(f.cos(f.exp(x)), f.exp(x)));
  });

  it('brings sin back after four derivatives', () => {
    let d = f.sin(x);
    const seen = [d];
    for (let i = 0; i < 4; i++) {
      d = derivative(d);
      seen.push(d);
    }
    expect(seen[1]).toBe(f.cos(x));
    expect(seen[2]).toBe(f.neg(f.sin(x)));
    expect(seen[4]).toBe(f.sin(x));
  });

  it('passes the adjoint itself where the derivative is 1', () => {
    expect(derivatives(f.add(x, y))).toEqual([input(2), input(2)]);
    expect(derivatives(x)).toEqual([input(1)]);
  });

  it('has no derivative by an operand that only chooses, or that a step flattens', () => {
    expect(derivatives(f.select(x, y, 3))).toEqual([null, f.select(x, input(2), 0)]);
    expect(derivatives(f.floor(x))).toEqual([null]);
    expect(derivatives(f.mul(f.gt(x, 0), y))).toEqual([null, f.mul(input(2), f.gt(x, 0))]);
  });

  it('adds up what reaches an operand along several paths', () => {
    const a = input(1);
    expect(derivatives(f.mul(f.sin(x), f.cos(x)))).toHaveLength(1);
    const [byX] = derivatives(f.add(x, f.mul(x, 3)));
    expect(byX).toBe(f.add(a, f.mul(a, 3)));
  });

  it.each([
    ['tanh', f.tanh(x), 30],
    ['sigmoid', f.sigmoid(x), 35],
    ['softplus', f.softplus(x), 20],
    ['the square root', f.sqrt(x), 75],
    ['x·tanh(softplus(x))', f.mul(x, f.tanh(f.softplus(x))), 120],
    ['a Gaussian', f.exp(f.neg(f.mul(x, x))), 40],
  ])(
    'keeps the fourth derivative of %s small, since equal parts are one node',
    (_, root, bound) => {
      let d = root;
      for (let i = 0; i < 4; i++) d = derivative(d);
      expect(topological([d]).length).toBeLessThan(bound);
      expect(treeSize(d)).toBeGreaterThan(topological([d]).length);
    },
  );

  it('does not overflow the stack on a deep formula', () => {
    let deep = x;
    for (let i = 0; i < 20_000; i++) deep = f.add(f.mul(deep, 0.5), y);
    const [byX] = derivatives(deep);
    expect(topological([byX as Node])).toHaveLength(20_002);
  });
});

/** How many nodes there would be if none were shared. */
function treeSize(root: Node): number {
  const sizes = new Map<Node, number>();
  for (const n of topological([root])) {
    sizes.set(
      n,
      n.args.reduce((sum, arg) => sum + (sizes.get(arg) as number), 1),
    );
  }
  return sizes.get(root) as number;
}
