import { describe, expect, it } from 'vitest';
import { evaluateLatex } from './evaluate-latex';
import { evaluateText } from './evaluate-text';
import { parsesInKatex } from './katex';

describe('a printed formula', () => {
  it.each([
    ['a − b − 1', 4 - 3 - 1],
    ['a/b·2', (4 / 3) * 2],
    ['−a² + 20', -16 + 20],
    ['(−a)²', 16],
    ['a^(−½)', 0.5],
    ['√a·√(a + 5)', 6],
    ['|b − a|·|−2|', 2],
    ['a > b ? 1 : 0', 1],
    ['a < b ? 1 : a = 4 ∧ ¬(b ≥ 4) ? 2 : 3', 2],
    ['[a ≠ b]·7 + ⌊−0.5⌋ + ⌈0.5⌉', 7],
    ['max(a, b) − min(a, b)', 1],
    ['e^(a − 4) + ln(b/3) + log₂(a)', 3],
    ['ab·2.5e-1 × 4', 8],
    ['round(2.5) + σ(0)', 2.5],
  ])('is evaluated as text: %s', (text, value) => {
    expect(evaluateText(text, { a: 4, b: 3, ab: 8 })).toBeCloseTo(value, 13);
  });

  it.each([
    ['a - b - 1', 4 - 3 - 1],
    ['\\frac{a}{b} \\cdot 2', (4 / 3) * 2],
    ['2b\\left(a - 1\\right)', 18],
    ['-a^{2} + 20', 4],
    ['2 \\frac{a}{b} e^{a - 4}', 8 / 3],
    ['\\tfrac{1}{2} \\sqrt{a} \\, b', 3],
    ['\\left|b - a\\right| \\ln\\left(\\frac{b}{3}\\right) + \\log_{2}\\left(a\\right)', 2],
    ['\\begin{cases} 1 & a < b \\\\ 2 & a \\ge b \\end{cases}', 2],
    ['\\begin{cases} 1 & a > b \\\\ 2 & \\text{else} \\end{cases}', 1],
    ['\\left[a \\ne b\\right] + \\operatorname{erf}\\left(0\\right)', 1],
    ['2.5 \\times 10^{-1} \\times 4', 1],
    ['\\max\\left(a, b\\right) - \\left\\lceil 0.5\\right\\rceil ', 3],
  ])('is evaluated as LaTeX: %s', (latex, value) => {
    expect(evaluateLatex(latex, { a: 4, b: 3 })).toBeCloseTo(value, 13);
  });

  it.each(['', 'a +', 'a b', 'a − −b', '(a', 'a ? b', 'c', '|a', 'a²b', 'foo(a)'])(
    'is refused as text: %s',
    (text) => {
      expect(() => evaluateText(text, { a: 1, b: 2 })).toThrow(/expected at/);
    },
  );

  it.each(['', 'a +', '\\frac{a}', '\\left(a', 'a}', '\\foo{a}', 'a^2', '\\begin{cases} a'])(
    'is refused as LaTeX: %s',
    (latex) => {
      expect(() => evaluateLatex(latex, { a: 1, b: 2 })).toThrow(/expected at/);
    },
  );
});

describe('KaTeX', () => {
  it('sets words of any language inside of \\text', () => {
    expect(parsesInKatex('\\text{가중합}_{3} + \\frac{\\partial E}{\\partial w_{11}^{(2)}}')).toBe(
      true,
    );
  });

  it.each(['\\frac{a}', 'h^{1}^{2}', '\\unknown', '가중합', '\\left(a', 'a & b', '\\text{a'])(
    'refuses %s',
    (latex) => {
      expect(() => parsesInKatex(latex)).toThrow(/KaTeX parse error/);
    },
  );
});
