import { bell, f, type Node, topological } from '@bp/tensor/engine';

/** e^(−x²) or e^(−x²/2), where a formula computes it in the way that keeps its digits; else undefined. */
export function bellCurve(n: Node): Node | undefined {
  if (n.args.some(({ op }) => op !== 'exp')) return undefined;
  // x is what is rounded to 64ths.
  const rounded = topological([n]).filter(({ op }) => op === 'round');
  const x = rounded.pop()?.args[0].args[0];
  const factor = x && ([1, 0.5] as const).find((each) => bell(x, each) === n);
  if (!factor) return undefined;
  // The slope of erf keeps |x| below 40, where the curve has long become 0.
  const u = x.op === 'min' && x.args[0].op === 'abs' ? x.args[0].args[0] : x;
  return f.exp(f.mul(-factor, f.mul(u, u)));
}
