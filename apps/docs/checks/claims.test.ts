import { expect, it } from 'vitest';
import { brokenClaims, withLines } from '../runner/claims.ts';

const CODE = 'console.log(x); // → 0.0239719\nif (y) {\n  console.log(y);\n  // → [1, -2]\n}';

it('holds numbers to the digits that are written', () => {
  const printed = [
    { line: 1, text: '0.02397190075' },
    { line: 3, text: '[1, -2]' },
  ];
  expect(brokenClaims(CODE, printed)).toEqual([]);
});

it('tells what is printed otherwise, or not at all', () => {
  expect(brokenClaims(CODE, [{ line: 1, text: '0.0239729' }])).toEqual([
    'line 1 prints 0.0239729; the comment says 0.0239719',
    'line 3 prints nothing; it should print [1, -2]',
  ]);
});

it.each([
  ['[1, -2]', '[1, 2]'],
  ['[1, 2]', '[1, 2, 3]'],
  ['1', '1.5'],
  ['true', 'false'],
  ['0.25', '-0.25'],
  ['1.5e-7', '1.5e-8'],
])('%s is not %s', (claim, text) => {
  expect(brokenClaims(`console.log(x); // → ${claim}`, [{ line: 1, text }])).toHaveLength(1);
});

it('marks the calls that begin a line', () => {
  expect(withLines(CODE).split('\n').slice(0, 3)).toEqual([
    '__print(1, x); // → 0.0239719',
    'if (y) {',
    '  __print(3, y);',
  ]);
});
