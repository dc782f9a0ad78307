import { describe, expect, it } from 'vitest';
import type { FormulaNode } from './node';
import { parseFormula } from './parse';
import { spacesBefore } from './spacing';
import { speak } from './speak';

function read(latex: string): FormulaNode {
  const node = parseFormula(latex);
  if (node === null) throw new Error(`not in the subset: ${latex}`);
  return node;
}

describe('the formulas of explanations', () => {
  it.each([
    String.raw`\frac{\partial J}{\partial w_{11}^{(2)}} = \left(o_{1} - y_{1}\right) \cdot o_{1}\left(1 - o_{1}\right) \cdot h_{1}^{(1)} = 0.20944600 \times 0.23802157`,
    String.raw`\text{가중합}_{3} = \tfrac{1}{2}\left(t_{1} - o_{1}\right)^{2} + \sqrt{x} + \ln\left(z\right)`,
    String.raw`\begin{cases}x & x > 0 \\ 0 & \text{else}\end{cases}`,
    String.raw`\begin{aligned} & a = b \\ & c \end{aligned}`,
    String.raw`\delta^{(2)\top} h = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`,
    String.raw`\sum_{n} \delta_{n,5} \cdot x_{n,300}`,
    String.raw`\left|a\right| + \left\lfloor b\right\rfloor , w^{+}, {w_{11}^{(2)}}^{+}, f'(x), x^2_1`,
    String.raw`\Delta \mathrm{w21⁽¹⁾} = -\frac{\eta \hat{m}}{\sqrt{\hat{v}} + \varepsilon}`,
    String.raw`\operatorname{erf}\left(x\right), \mathrm{NaN}, h^{(1)\langle 2\rangle}, 1.5 \times 10^{-5}`,
  ])('are read: %s', (latex) => {
    expect(parseFormula(latex)).not.toBeNull();
  });

  it.each([
    String.raw`\href{javascript:alert(1)}{x}`,
    String.raw`\def\x{\x}\x`,
    '{',
    '}',
    'x^',
    'x^a^b',
    String.raw`\frac{1}`,
    String.raw`\left( x`,
    String.raw`\begin{cases} x`,
    String.raw`\constructor`,
    String.raw`\text{a`,
    '{'.repeat(5000),
    String.raw`\sqrt`.repeat(5000),
  ])('are left to others where they are not in the subset: %s', (latex) => {
    expect(parseFormula(latex)).toBeNull();
  });

  it('keep a number whole, and its last digit alone in a script without braces', () => {
    expect(read('0.25')).toMatchObject({ kind: 'symbol', text: '0.25' });
    expect(read('x^23')).toMatchObject({
      kind: 'row',
      items: [{ kind: 'scripts' }, { text: '3' }],
    });
  });

  it('are spaced by what the signs do', () => {
    const row = read('-a+b=(c,d)') as Extract<FormulaNode, { kind: 'row' }>;
    expect(spacesBefore(row.items, false)).toEqual([
      0, 0, 0.222, 0.222, 0.278, 0.278, 0, 0, 0.167, 0,
    ]);
    expect(spacesBefore(row.items, true).every((space) => space === 0)).toBe(true);
  });

  it('are read aloud in both languages', () => {
    const node = read(String.raw`\frac{\partial E}{\partial w_{5}} = o_{1}^{2}`);
    expect(speak(node, 'en')).toBe('partial E over partial w 5 equals o 1 squared');
    expect(speak(node, 'ko')).toBe('편미분 E 나누기 편미분 w 5 같음 o 1 제곱');
  });
});
