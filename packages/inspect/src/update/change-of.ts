import { f, isConstant, type Node } from '@bp/tensor/engine';

/** n − x, where n is x with something added, taken away, or shrunk by a factor 1 − s; null where its form shows no such thing. */
export function changeOf(n: Node, x: Node): Node | null {
  const [a, b] = n.args;
  switch (n.op) {
    case 'sub':
      return plus(a, x, (rest) => (rest === null ? f.neg(b) : f.sub(rest, b)));
    case 'add':
      return (
        plus(a, x, (rest) => (rest === null ? b : f.add(rest, b))) ??
        plus(b, x, (rest) => (rest === null ? a : f.add(rest, a)))
      );
    case 'mul':
      return shrunk(a, b, x) ?? shrunk(b, a, x);
  }
  return null;
}

/** Goes on from the change that one operand is already; null for one that is x itself. */
function plus(n: Node, x: Node, join: (rest: Node | null) => Node): Node | null {
  if (n === x) return join(null);
  const rest = changeOf(n, x);
  return rest && join(rest);
}

/** x · (1 − s) is x − s · x. */
function shrunk(n: Node, factor: Node, x: Node): Node | null {
  const [one, s] = factor.args;
  if (n !== x || factor.op !== 'sub' || !isConstant(one, 1)) return null;
  return f.neg(f.mul(s, x));
}
