import { constant, f, input, type Node } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { printFormula } from './formula-text';

const [o, t, h, c] = [0, 1, 2, 3].map(input);
const SYMBOLS = [
  { text: 'o1', latex: 'o_{1}' },
  { text: 't1', latex: 't_{1}' },
  { text: 'h1⁽¹⁾', latex: 'h_{1}^{(1)}' },
  { text: 'fc1.weight[0,1]', latex: '\\text{fc1.weight}[0,1]' },
];

const print = (formula: Node): [text: string, latex: string] => {
  const { text, latex } = printFormula(formula, ({ op, value }) =>
    op === 'input' ? SYMBOLS[value] : undefined,
  );
  return [text, latex];
};

describe('a formula', () => {
  it.each<[text: string, latex: string, formula: Node]>([
    ['o1·(1 − o1)', 'o_{1}\\left(1 - o_{1}\\right)', f.mul(o, f.sub(1, o))],
    ['o1 − t1', 'o_{1} - t_{1}', f.sub(o, t)],
    [
      '−t1/o1 + (1 − t1)/(1 − o1)',
      '-\\frac{t_{1}}{o_{1}} + \\frac{1 - t_{1}}{1 - o_{1}}',
      f.add(f.neg(f.div(t, o)), f.div(f.sub(1, t), f.sub(1, o))),
    ],
    ['(o1 − t1)²', '\\left(o_{1} - t_{1}\\right)^{2}', f.mul(f.sub(o, t), f.sub(o, t))],
    [
      '½·(o1 − t1)²',
      '\\tfrac{1}{2}\\left(o_{1} - t_{1}\\right)^{2}',
      f.mul(0.5, f.pow(f.sub(o, t), 2)),
    ],
    ['(h1⁽¹⁾)²', '\\left(h_{1}^{(1)}\\right)^{2}', f.pow(h, 2)],
    ['√(o1 + 1)', '\\sqrt{o_{1} + 1}', f.sqrt(f.add(o, 1))],
    ['e^o1', 'e^{o_{1}}', f.exp(o)],
    ['e^(−o1)', 'e^{-o_{1}}', f.exp(f.neg(o))],
    ['ln(o1)', '\\ln\\left(o_{1}\\right)', f.log(o)],
    ['ln(1 + e^o1)', '\\ln\\left(1 + e^{o_{1}}\\right)', f.softplus(o)],
    ['σ(o1)', '\\sigma\\left(o_{1}\\right)', f.sigmoid(o)],
    ['tanh(o1)²', '\\tanh\\left(o_{1}\\right)^{2}', f.pow(f.tanh(o), 2)],
    ['erf(o1)', '\\operatorname{erf}\\left(o_{1}\\right)', f.erf(o)],
    ['max(o1, 0)', '\\max\\left(o_{1}, 0\\right)', f.max(o, 0)],
    ['|o1 − t1|', '\\left|o_{1} - t_{1}\\right|', f.abs(f.sub(o, t))],
    ['⌊o1⌋', '\\left\\lfloor o_{1}\\right\\rfloor ', f.floor(o)],
    ['o1 ≥ 0', 'o_{1} \\ge 0', f.ge(o, 0)],
    ['[o1 > 0]·t1', '\\left[o_{1} > 0\\right] t_{1}', f.mul(f.gt(o, 0), t)],
    ['o1·t1', 'o_{1} t_{1}', f.mul(o, t)],
    ['o1·2', 'o_{1} \\cdot 2', f.mul(o, 2)],
    ['o1·(−2)', 'o_{1}\\left(-2\\right)', f.mul(o, -2)],
    ['o1 − (−2)', 'o_{1} - \\left(-2\\right)', f.sub(o, -2)],
    ['o1 − (t1 − 1)', 'o_{1} - \\left(t_{1} - 1\\right)', f.sub(o, f.sub(t, 1))],
    ['o1/(2·t1)', '\\frac{o_{1}}{2 t_{1}}', f.div(o, f.mul(2, t))],
    ['(o1/t1)·t1', '\\frac{o_{1}}{t_{1}} t_{1}', f.mul(f.div(o, t), t)],
    ['o1·fc1.weight[0,1]', 'o_{1} \\, \\text{fc1.weight}[0,1]', f.mul(o, c)],
    ['1e-12', '1 \\times 10^{-12}', constant(1e-12)],
    ['o1^1.5', 'o_{1}^{1.5}', f.pow(o, 1.5)],
    ['o1³', 'o_{1}^{3}', f.pow(o, 3)],
    [
      'o1 > 0 ? 1 : 0.01',
      '\\begin{cases} 1 & o_{1} > 0 \\\\ 0.01 & o_{1} \\le 0 \\end{cases}',
      f.select(f.gt(o, 0), 1, 0.01),
    ],
    [
      'o1 > 0 ? 1 : o1 < 0 ? −1 : 0',
      '\\begin{cases} 1 & o_{1} > 0 \\\\ -1 & o_{1} < 0 \\\\ 0 & \\text{else} \\end{cases}',
      f.select(f.gt(o, 0), 1, f.select(f.lt(o, 0), -1, 0)),
    ],
  ])('is printed as %s and %s', (text, latex, formula) => {
    expect(print(formula)).toEqual([text, latex]);
  });

  it('has a sign between two numbers, and before a fraction that would be a mixed number', () => {
    expect(print(f.mul(2, f.div(1, 3)))).toEqual(['2·1/3', '2 \\cdot \\frac{1}{3}']);
    expect(print(f.mul(f.mul(2, o), f.mul(3, t)))[1]).toBe('2 o_{1} \\cdot 3 t_{1}');
  });

  it('calls an inner node by its name', () => {
    const output = f.sigmoid(o);
    const { text } = printFormula(f.mul(output, f.sub(1, output)), (n) =>
      n === output ? { text: 'h1', latex: 'h_{1}' } : undefined,
    );
    expect(text).toBe('h1·(1 − h1)');
  });

  it('takes numbers for symbols, negative ones in parentheses', () => {
    const numbers = ['−0.5', '0.3'];
    const { text, latex } = printFormula(f.mul(f.sub(t, o), o), ({ op, value }) =>
      op === 'input'
        ? { text: numbers[value], latex: numbers[value].replace('−', '-') }
        : undefined,
    );
    expect([text, latex]).toEqual([
      '(0.3 − (−0.5))·(−0.5)',
      '\\left(0.3 - \\left(-0.5\\right)\\right)\\left(-0.5\\right)',
    ]);
  });
});
