import { describe, expect, it } from 'vitest';
import { readAnswer } from './read-answer';

describe('an answer', () => {
  it.each([
    ['0.0259', 0.0259, 4],
    [' 12 ', 12, 0],
    ['5.', 5, 0],
    ['.5', 0.5, 1],
    ['0,0259', 0.0259, 4],
    ['-0.2', -0.2, 1],
    ['−0.2', -0.2, 1],
    ['–0.2', -0.2, 1],
    ['+0.2', 0.2, 1],
    ['0.250', 0.25, 3],
    ['2.59e-2', 0.0259, 4],
    ['2.59E+2', 259, 0],
    ['2.59·10⁻²', 0.0259, 4],
    ['2.59 × 10^-2', 0.0259, 4],
    ['2,59*10^−2', 0.0259, 4],
    ['8.0900e−5', 0.0000809, 9],
    ['０．０２５', 0.025, 3],
    ['1e400', null, 0],
    ['1½', 1.5, 30],
    ['-2 ¾', -2.75, 30],
    ['‑0.5\u200b', -0.5, 1],
    ['3²', null, 0],
    ['10²', null, 0],
    ['x₁', null, 0],
  ])('%s is read with its decimals', (text, value, decimals) => {
    expect(readAnswer(text)).toEqual(value === null ? null : { value, decimals });
  });

  it('may be a number, whose decimals are those that it shows', () => {
    expect(readAnswer(0.0259)).toEqual({ value: 0.0259, decimals: 4 });
    expect(readAnswer(-1e-7)).toEqual({ value: -1e-7, decimals: 7 });
  });

  it.each([
    ['1/3', 1 / 3],
    ['−1 / 4', -0.25],
    ['½', 0.5],
    ['0,5/2', 0.25],
  ])('%s is a fraction, which is exact', (text, value) => {
    const answer = readAnswer(text);
    expect(answer?.value).toBe(value);
    expect(answer?.decimals).toBeGreaterThan(20);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    'w5',
    '0.02 59',
    '1,234,567',
    '1.234,5',
    '0x10',
    '1e',
    '--1',
    'NaN',
    'Infinity',
    '1/0',
    '1/2/3',
    '/2',
    '2/',
    '25%',
  ])('%j is none', (text) => {
    expect(readAnswer(text)).toBeNull();
  });

  it('is none where it is NaN or infinite', () => {
    expect(readAnswer(Number.NaN)).toBeNull();
    expect(readAnswer(-Infinity)).toBeNull();
  });
});
