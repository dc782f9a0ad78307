import { describe, expect, it } from 'vitest';
import { asFactor, joinProduct, joinSum } from './join';

const pair = (text: string, latex = text.replaceAll('−', '-')) => ({ text, latex });

describe('printed factors', () => {
  it('stand in a row, sums, choices and negative numbers in parentheses', () => {
    const factors = [pair('o1 − t1'), pair('o1·(1 − o1)'), pair('h1')];
    expect(joinProduct(factors, ' · ')).toEqual({
      text: '(o1 − t1) · o1·(1 − o1) · h1',
      latex: '\\left(o1 - t1\\right) \\cdot o1·(1 - o1) \\cdot h1',
    });
    expect(joinProduct([pair('−0.2'), pair('0.45')], ' × ')).toEqual({
      text: '(−0.2) × 0.45',
      latex: '\\left(-0.2\\right) \\times 0.45',
    });
  });

  it('stand as they are where there is only one', () => {
    expect(joinProduct([pair('o1 − t1')], ' · ').text).toBe('o1 − t1');
  });

  it.each(['h1', '0.5', 'e^(−x)', 'σ(a + b)', 'x²', '|a − b|', '1e-12', 't1/o1'])(
    'need no parentheses: %s',
    (text) => {
      expect(asFactor(pair(text)).text).toBe(text);
    },
  );

  it.each(['a + b', '−h1', 'x > 0 ? 1 : 0', 'a = b', '−t/o + (1 − t)/(1 − o)', '(a) − (b)'])(
    'need parentheses: %s',
    (text) => {
      expect(asFactor(pair(text)).text).toBe(`(${text})`);
    },
  );
});

describe('printed terms', () => {
  it('stand in a row, negative ones in parentheses but for the first', () => {
    expect(joinSum([pair('0.00055995'), pair('0.00024893')]).text).toBe('0.00055995 + 0.00024893');
    expect(joinSum([pair('0.1'), pair('−0.2')])).toEqual({
      text: '0.1 + (−0.2)',
      latex: '0.1 + \\left(-0.2\\right)',
    });
    expect(joinSum([pair('−0.2'), pair('0.1')]).text).toBe('−0.2 + 0.1');
    expect(joinSum([pair('−0.2')]).text).toBe('−0.2');
  });
});
