import { expect, it } from 'vitest';
import type { FormulaNode } from './node';
import { parseFormula } from './parse';
import { runsOf } from './runs';

const runs = (latex: string) => runsOf(parseFormula(latex) as FormulaNode);

it('puts an index below and a layer above, one over the other', () => {
  const [base, below, above] = runs('w_{11}^{(2)}');
  expect([base.text, below.text, above.text]).toEqual(['w', '11', '(']);
  expect(base.up).toBe(0);
  expect(below.up).toBeLessThan(0);
  expect(above.up).toBeGreaterThan(0);
  expect(above.back).toBe(1);
});

it('makes an index of an index smaller still', () => {
  const sizes = runs('E_{o_{1}}').map(({ level }) => level);
  expect(sizes).toEqual([0, 1, 2]);
});
