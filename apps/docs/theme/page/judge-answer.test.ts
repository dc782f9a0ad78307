import { expect, it } from 'vitest';
import { judgeAnswer } from './judge-answer.ts';

it.each([
  ['0.049853', 'right'],
  [' 0,049853 ', 'right'],
  [',049853', 'right'],
  ['4.9853e-2', 'right'],
  ['0.0498526643', 'right'],
  ['0.0498525', 'right'],
  ['0.0498536', 'close'],
  ['0.0499', 'close'],
  ['−0.049853', 'sign'],
  ['-0.049853', 'sign'],
  ['0.0249265', 'half'],
  ['0.099706', 'half'],
  ['0.49853', 'shifted'],
  ['0.2', 'wrong'],
  ['0', 'wrong'],
  ['delta', 'unreadable'],
  ['', 'unreadable'],
] as const)('%s for 0.049853 to six decimals is %s', (typed, verdict) => {
  expect(judgeAnswer(typed, 0.049853, 6)).toBe(verdict);
});

it.each([
  ['1,240', 1240, 0],
  ['1,240.5', 1240.5, 1],
  ['1240', 1240, 0],
  ['98.3 %', 98.3, 1],
  ['-0.5', -0.5, 1],
  ['−,5', -0.5, 1],
  ['1/3', 0.3333, 4],
  ['12.5', 13, 0],
  ['1½', 1.5, 4],
  ['-2 ¾', -2.75, 4],
  ['0.5\u200b', 0.5, 4],
  ['‑0.5', -0.5, 4],
  ['2.5×10⁻³', 0.0025, 4],
] as const)('%s is right for %d to %d decimals', (typed, right, decimals) => {
  expect(judgeAnswer(typed, right, decimals)).toBe('right');
});

it.each([
  '3²',
  '10²',
  'x₁',
  '1/0',
  '0/0',
  ',',
  '1e400',
  '0x10',
  '½½',
  '1/½',
  `${'9'.repeat(1e6)}x`,
])('does not read an answer into what is none: case %#', (typed) => {
  expect(judgeAnswer(typed, 0.5, 4)).toBe('unreadable');
});

it('sees no mistake of sign or point where the right answer rounds to 0', () => {
  expect(judgeAnswer('3', 0, 4)).toBe('wrong');
  expect(judgeAnswer('0.0002', 0, 4)).toBe('wrong');
});
