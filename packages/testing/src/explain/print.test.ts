import { constant, f, input, type Node, node, SCALAR_OPS, type ScalarOp } from '@bp/tensor/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../autograd/src/explain/print/evaluate';
import { printFormula } from '../../../autograd/src/explain/print/formula-text';
import type { Pair } from '../../../autograd/src/explain/print/pair';
import { simplify } from '../../../autograd/src/explain/print/simplify';
import { evaluateLatex } from './evaluate-latex';
import { evaluateText } from './evaluate-text';
import { parsesInKatex } from './katex';
import { randomFormula } from './random-formula';

/** Symbols of every notation, which begin alike, too. */
const SYMBOLS: readonly Pair[] = [
  { text: 'h1', latex: 'h_{1}' },
  { text: 'h1⁽²⁾', latex: 'h_{1}^{(2)}' },
  { text: 'fc1.weight[0,1]', latex: '\\text{fc1.weight}[0,1]' },
  { text: '가중합3', latex: '\\text{가중합}_{3}' },
  { text: 't', latex: 't' },
];

const symbol = (n: Node): Pair | undefined => (n.op === 'input' ? SYMBOLS[n.value] : undefined);

const at =
  (values: readonly number[]) =>
  (n: Node): number | undefined =>
    n.op === 'input' ? values[n.value] : undefined;

const table = (spelling: keyof Pair, values: readonly number[]): Record<string, number> =>
  Object.fromEntries(SYMBOLS.map((pair, i) => [pair[spelling], values[i]]));

const VALUES = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: SYMBOLS.length,
  maxLength: SYMBOLS.length,
});

/** All nodes of moderate size: where a sum cancels or a jump is near, another order of operations gives another value. */
function same(a: number, b: number, scale = 1): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, scale, Math.abs(a));
}

/** The largest value below a formula; infinite where a jump is so near that rounding decides. */
function scaleOf(formula: Node, values: readonly number[]): number {
  const known = (n: Node): number =>
    evaluate(n, (m) => (m.op === 'input' ? values[m.value] : undefined));
  const seen = new Set<Node>();
  let scale = 0;
  const visit = (n: Node): void => {
    if (seen.has(n)) return;
    seen.add(n);
    n.args.forEach(visit);
    scale = Math.max(scale, conditionOf(n, known));
  };
  visit(formula);
  return scale;
}

/** How much a node magnifies the rounding of its operands, roughly. */
function conditionOf(n: Node, known: (n: Node) => number): number {
  const values = [n, ...n.args].map(known);
  if (!values.every(Number.isFinite)) return Number.POSITIVE_INFINITY;
  const [value, x, y] = values;
  const nearWhole = (v: number) =>
    Math.abs(2 * v - Math.round(2 * v)) < 1e-9 && n.args[0].op !== 'input';
  switch (n.op) {
    case 'floor':
    case 'ceil':
    case 'trunc':
    case 'round':
      return nearWhole(x) ? Number.POSITIVE_INFINITY : Math.abs(x);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return Math.abs(x - y) < 1e-9 ? Number.POSITIVE_INFINITY : 1;
    case 'and':
    case 'or':
    case 'not':
    case 'select':
      return values.slice(1, 3).some((v) => v !== 0 && Math.abs(v) < 1e-9)
        ? Number.POSITIVE_INFINITY
        : 1;
    case 'log':
    case 'log2':
    case 'log10':
    case 'sqrt':
    case 'pow':
    case 'div':
      return Math.max(...values.map(Math.abs), 1 / Math.abs(x || 1), 1 / Math.abs(y || 1));
    default:
      return Math.max(...values.map(Math.abs));
  }
}

describe('a formula of any operations', () => {
  it('is printed as what has its value', () => {
    let compared = 0;
    const check = (formula: Node, values: readonly number[]): void => {
      const { text, latex } = printFormula(formula, symbol);
      const expected = evaluate(formula, at(values));
      const found = [
        evaluateText(text, table('text', values)),
        evaluateLatex(latex, table('latex', values)),
      ];
      expect(parsesInKatex(latex)).toBe(true);
      const scale = scaleOf(formula, values);
      if (!(scale < 1e3)) return;
      compared++;
      if (!found.every((value) => same(expected, value, scale)))
        throw new Error(`${text}\n${latex}\n${expected} at ${values}, read as ${found}`);
    };
    fc.assert(fc.property(randomFormula(SYMBOLS.length), VALUES, check), { numRuns: 3000 });
    expect(compared).toBeGreaterThan(1000);
  });

  it('has its value when it is simplified, and is simplified only once', () => {
    let compared = 0;
    const check = (formula: Node, values: readonly number[]): void => {
      const simple = simplify(formula);
      if (simplify(simple) !== simple) {
        const [once, twice] = [simple, simplify(simple)].map((n) => printFormula(n, symbol).text);
        throw new Error(`${printFormula(formula, symbol).text}\n${once}\n${twice}`);
      }
      const [expected, found] = [formula, simple].map((n) => evaluate(n, at(values)));
      const scale = scaleOf(formula, values);
      if (!(scale < 1e3)) return;
      compared++;
      if (!same(expected, found, scale)) {
        const [before, after] = [formula, simple].map((n) => printFormula(n, symbol).text);
        throw new Error(`${before}\n${after}\n${expected} at ${values}, simplified ${found}`);
      }
    };
    fc.assert(fc.property(randomFormula(SYMBOLS.length), VALUES, check), { numRuns: 3000 });
    expect(compared).toBeGreaterThan(1000);
  });
});
