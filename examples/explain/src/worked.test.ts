import { ko } from '@bp/autograd/explain/ko';
import { describe, expect, it } from 'vitest';
import { type LanguageName, Page } from './page';
import { explainWorked } from './worked';

function printed(language: LanguageName): string {
  let text = '';
  const page = new Page(language, (part) => {
    text += part;
  });
  explainWorked(page, language === 'ko' ? { language: ko } : {});
  return text;
}

/** What the worked example comes to, in whatever language. */
const FIGURES = [
  '∂E/∂o1 · ∂o1/∂z3 · ∂z3/∂w5 = (o1 − t1) · o1·(1 − o1) · h1 = 0.20944600 × 0.23802157 × 0.51998934 = 0.02592286',
  '= 0.45 − 0.5 × 0.02592286 = 0.43703857',
  '= 0.20944600 × 0.23802157 × 0.45 × 0.24960043 × 0.1 = 0.00055995',
  '= 0.06384491 × 0.22315485 × 0.7 × 0.24960043 × 0.1 = 0.00024893',
  '= 0.00055995 + 0.00024893 = 0.00080888',
  '= 0.3 − 0.5 × 0.00080888 = 0.29959556',
  '\\left(o_{1} - y_{1}\\right) \\cdot o_{1}\\left(1 - o_{1}\\right) \\cdot h_{1}^{(1)} = 0.20944600 \\times 0.23802157 \\times 0.51998934',
  'δ_h1 = (0.04985267 × 0.45 + 0.01424730 × 0.7) × 0.24960043 = 0.00808875',
  '= o1 − t1 = 0.60944600 − 0.4 = 0.20944600',
  '= 0.10890969',
  '0.55860238',
  '−0.44139762',
  '[[0.02592286, 0.02629590], [0.00740844, 0.00751506]]',
  '[[0.00080888, 0.00161775], [0.00071009, 0.00142017]]',
  '0.00079143 → w1⁺ = 0.29960429',
];

describe.each(['en', 'ko'] as const)('the worked example in %s', (language) => {
  const text = printed(language);

  it.each(FIGURES)('shows %s', (figure) => {
    expect(text).toContain(figure);
  });

  it('ends with the mistakes', () => {
    const [, last] = text.split(/\n## (?=[^\n]*w1[^\n]*\n\n[^#]*$)/);
    expect(last.split('\n').filter((line) => line.includes('→ w1⁺ = ')).length).toBeGreaterThan(5);
  });
});

it('speaks the words of the third note in Korean', () => {
  expect(printed('ko')).toContain(
    '∂오차/∂y_o1 · ∂y_o1/∂가중합3 · ∂가중합3/∂w31 = (y_o1 − y_t1) · y_o1·(1 − y_o1) · y_h1',
  );
  expect(printed('ko')).toContain('손실 E = 0.02397190을 w5 = 0.45로 편미분합니다.');
});
