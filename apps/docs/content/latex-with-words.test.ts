import { expect, it } from 'vitest';
import { withWords } from './latex-with-words.ts';

it.each([
  ['\\delta = 1', '$\\delta = 1$'],
  ['\\text{Delta rule: error times slope.}', 'Delta rule: error times slope.'],
  [
    '\\text{손실 }E = 0.02\\text{을 }w_{5} = 0.45\\text{로 편미분합니다.}',
    '손실 $E = 0.02$을 $w_{5} = 0.45$로 편미분합니다.',
  ],
  ['x = 0.2: \\; \\text{the other factor }h_{1}', '$x = 0.2:$ the other factor $h_{1}$'],
  ['\\frac{a}{\\text{all}} \\quad \\text{mean}', '$\\frac{a}{\\text{all}}$ mean'],
  ['\\left(a \\text{ or } b\\right)', '$\\left(a \\text{ or } b\\right)$'],
])('%s', (latex, markdown) => {
  expect(withWords(latex)).toBe(markdown);
});
