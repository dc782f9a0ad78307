import type { Pair } from '@bp/autograd/explain';
import { type Node, SCALAR_OPS, scalar, substitute, topological } from '@bp/tensor/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLatex } from './evaluate-latex';
import { evaluateText } from './evaluate-text';
import { parsesInKatex } from './katex';
import { printRoom } from './print-room';
import { randomFormula } from './random-formula';
import { magnification } from './rounding';

const { evaluate, printFormula, resolve, simplify } = await printRoom();

/** Symbols of every notation, some of which begin alike. */
const SYMBOLS: readonly Pair[] = [
  { text: 'h1', latex: 'h_{1}' },
  { text: 'h1⁽²⁾', latex: 'h_{1}^{(2)}' },
  { text: 'fc1.weight[0,1]', latex: '\\text{fc1.weight}[0,1]' },
  { text: '가중합3', latex: '\\text{가중합}_{3}' },
  { text: 't', latex: 't' },
];

const symbol = (n: Node): Pair | undefined => (n.op === 'input' ? SYMBOLS[n.value] : undefined);

const values = (list: readonly number[], spelling: keyof Pair): Record<string, number> =>
  Object.fromEntries(SYMBOLS.map((pair, i) => [pair[spelling], list[i]]));

const POINTS = fc.array(
  fc.integer({ min: -2990, max: 2990 }).map((n) => n / 997),
  { minLength: SYMBOLS.length, maxLength: SYMBOLS.length },
);

/**
 * Runs `check` on formulas and points; where it returns numbers, they must be the value of the formula.
 *
 * @returns the operations of the formulas that were compared
 */
function compareValues(
  check: (formula: Node, at: (n: Node) => number | undefined, point: readonly number[]) => number[],
): Set<string> {
  const compared = new Set<string>();
  let count = 0;
  const compare = (formula: Node, point: readonly number[]): void => {
    const at = (n: Node): number | undefined => (n.op === 'input' ? point[n.value] : undefined);
    const found = check(formula, at, point);
    const scale = magnification(formula, (n) => evaluate(n, at));
    if (scale > 500) return;
    count++;
    for (const { op } of topological([formula])) compared.add(op);
    const expected = evaluate(formula, at);
    for (const value of found) {
      if (!(Math.abs(value - expected) <= 1e-12 * Math.max(1, scale)))
        throw new Error(`${printFormula(formula, symbol).text} = ${expected}, got ${value}`);
    }
  };
  fc.assert(fc.property(randomFormula(SYMBOLS.length), POINTS, compare), {
    numRuns: 3000,
    seed: 1,
  });
  expect(count).toBeGreaterThan(1000);
  return compared;
}

describe('a formula of any operations', () => {
  it('is printed as what has its value, in a way that KaTeX can set', () => {
    const compared = compareValues((formula, _, point) => {
      const { text, latex } = printFormula(formula, symbol);
      parsesInKatex(latex);
      return [
        evaluateText(text, values(point, 'text')),
        evaluateLatex(latex, values(point, 'latex')),
      ];
    });
    expect(Object.keys(SCALAR_OPS).filter((op) => !compared.has(op))).toEqual([]);
  });

  it('has its value when it is simplified, and is simplified only once', () => {
    compareValues((formula, at) => {
      const simple = simplify(formula);
      const again = simplify(simple);
      if (again !== simple)
        expect(printFormula(again, symbol)).toEqual(printFormula(simple, symbol));
      expect(again).toBe(simple);
      return [evaluate(simple, at)];
    });
  });

  it('has its value when its choices are resolved, for conditions that hold', () => {
    compareValues((formula, at) => {
      const { node, conditions } = resolve(formula, at);
      const choices = topological([node]).filter(({ op }) => op === 'select');
      expect(choices).toEqual([]);
      for (const condition of conditions) expect(evaluate(condition, at)).not.toBe(0);
      return [evaluate(node, at)];
    });
  });

  it('is simplified to the same words whenever its operands were made', () => {
    let made = 1000;
    const check = (formula: Node): void => {
      const first = made;
      made += SYMBOLS.length;
      const others = SYMBOLS.map((_, i) => scalar(made - 1 - i)).reverse();
      const [other] = substitute([formula], (n) => (n.op === 'input' ? others[n.value] : null));
      const called = (n: Node) => (n.op === 'scalar' ? SYMBOLS[n.value - first] : undefined);
      expect(printFormula(simplify(other), called)).toEqual(
        printFormula(simplify(formula), symbol),
      );
    };
    fc.assert(fc.property(randomFormula(SYMBOLS.length), check), { numRuns: 500, seed: 1 });
  });
});
