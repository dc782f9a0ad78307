import { expect, it } from 'vitest';
import { derivation } from './derivation.ts';

/** The paragraphs of a derivation of these lines. */
function paragraphs(...lines: string[]): string[] {
  const latex = `\\begin{aligned}\n${lines.map((line) => `& ${line}`).join(' \\\\\n')}\n\\end{aligned}`;
  return derivation(latex).split('\n\n').slice(1, -1);
}

it('a line without words is one formula', () => {
  expect(paragraphs('a = b', '\\quad = c')).toEqual(['$a = b$', '$\\quad = c$']);
});

it('why a formula holds stands behind it as words', () => {
  expect(paragraphs('z = 2: \\; z_{1}\\text{의 식을 대입합니다}')).toEqual([
    '$z = 2$: <span class="reason">$z_{1}$의 식을 대입합니다</span>',
  ]);
});

it('a sentence with formulas in it can break between its words', () => {
  expect(paragraphs('\\text{Loss }E = 0.02\\text{ by }w\\text{.}')).toEqual([
    'Loss $E = 0.02$ by $w$.',
  ]);
  expect(paragraphs('2\\text{ paths:}', '\\text{Sum: }a + b')).toEqual([
    '$2$ paths:',
    'Sum: $a + b$',
  ]);
});

it('a label is part of its formula', () => {
  const labelled = '\\text{(1)}\\; \\frac{a}{b} = 1';
  expect(paragraphs(labelled)).toEqual([`$${labelled}$`]);
});

it('words within a fraction stay there', () => {
  const fraction = '\\frac{\\partial \\text{오차}}{\\partial w} = 1';
  expect(paragraphs(fraction)).toEqual([`$${fraction}$`]);
  expect(paragraphs(`${fraction}: \\; \\frac{\\text{a}}{b}\\text{ is it}`)).toEqual([
    `$${fraction}$: <span class="reason">$\\frac{\\text{a}}{b}$ is it</span>`,
  ]);
});

it('signs of Markdown in words are only signs', () => {
  expect(paragraphs('\\text{fc1_weight *}')).toEqual(['fc1\\_weight \\*']);
});
