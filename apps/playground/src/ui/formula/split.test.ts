import { expect, it } from 'vitest';
import { splitFormulas } from './split';

it('finds formulas between dollar signs, with what is glued to them', () => {
  expect(splitFormulas('먼저 $w_5$를 고칩니다.')).toEqual([
    { text: '먼저 ' },
    { latex: 'w_5', after: '를' },
    { text: ' 고칩니다.' },
  ]);
});

it('takes a text without formulas as it is', () => {
  expect(splitFormulas('batch size')).toEqual([{ text: 'batch size' }]);
  expect(splitFormulas('')).toEqual([]);
});

it('keeps a comma with the formula before it, and two formulas apart', () => {
  expect(splitFormulas('$W^{(1)}$, $W^{(2)}$')).toEqual([
    { latex: 'W^{(1)}', after: ',' },
    { text: ' ' },
    { latex: 'W^{(2)}', after: '' },
  ]);
});
