import { describe, expect, it } from 'vitest';
import { en } from '../words/english';
import { say } from '../words/say';
import type { Sentence } from '../words/sentence';
import { english } from './english';
import { judge } from './judge';

const inEnglish = (key: string, params: Sentence['params']) => say(en, { key, params }, english);
const RIGHT = 0.025922855603647404;
const SUSPECTS = [
  { id: 'no-slope' as const, value: 0.1089096899364563, says: { text: 'slope.', latex: '' } },
  { id: 'wrong-index' as const, value: 0.0262959, says: { text: 'index.', latex: '' } },
  { id: 'rounding' as const, value: 0.025915344, says: { text: 'rounded.', latex: '' } },
];

const judged = (answer: number | string, right = RIGHT, tolerance?: number, rounding = 1e-7) => {
  const { says, ...rest } = judge(answer, right, SUSPECTS, inEnglish, tolerance, rounding);
  return { ...rest, says: says.toText() };
};

describe('a right answer', () => {
  it.each(['0.02592', '0.025923', '0.02592286', '2.592e-2', RIGHT, RIGHT * (1 + 1e-15)])(
    '%s has four digits or more, and all of them are right',
    (answer) => {
      expect(judged(answer)).toEqual({ verdict: 'right', says: 'Right.' });
    },
  );

  it('needs no four digits where it is exact', () => {
    expect(judged('0.1', 0.1).verdict).toBe('right');
    expect(judged('1/4', 0.25).verdict).toBe('right');
    expect(judged('0', 0).verdict).toBe('right');
    expect(judged('1', 1).verdict).toBe('right');
  });

  it('may lie half a unit of its last decimal away, and no more', () => {
    expect(judged('0.1235', 0.12345).verdict).toBe('right');
    expect(judged('0.1234', 0.12345).verdict).toBe('right');
    expect(judged('0.1236', 0.12345).verdict).not.toBe('right');
  });

  it('may be off by a tolerance instead', () => {
    expect(judged('0.03', RIGHT, 0.01).verdict).toBe('right');
    expect(judged('0.0259229', RIGHT, 1e-9).verdict).toBe('right-to');
  });

  it('may have the rounding of what was computed in float32', () => {
    expect(judged('0.02592280').verdict).toBe('right-to');
    expect(judged('0.02592280', RIGHT, undefined, 1e-5).verdict).toBe('right');
  });
});

describe('an answer of few or too many digits', () => {
  it.each([
    ['0.03', 2],
    ['0.026', 3],
    ['0.0259', 4],
    ['0.025925', 5],
    ['0.02592285', 7],
    ['0.02592300', 6],
  ])('%s is right to %s decimals', (answer, digits) => {
    expect(judged(answer)).toEqual({
      verdict: 'right-to',
      digits,
      says: `Right to ${digits} decimals.`,
    });
  });

  it('is wrong where no digit is right', () => {
    expect(judged('0').verdict).toBe('wrong');
    expect(judged('0.0').verdict).toBe('wrong');
    expect(judged('0.04').verdict).toBe('wrong');
    expect(judged('0.0001', 0).verdict).not.toBe('right');
  });
});

describe('a wrong answer', () => {
  it('is told what it looks like', () => {
    expect(judged('0.1089')).toEqual({
      verdict: 'wrong',
      mistake: 'no-slope',
      says: 'Not yet. It looks like this: slope.',
    });
    expect(judged('0.02630').mistake).toBe('wrong-index');
    expect(judged(0.1089096899364563).mistake).toBe('no-slope');
  });

  it('is no mistake that its digits do not tell from others', () => {
    expect(judged('0.1')).toEqual({ verdict: 'wrong', says: 'Not yet.' });
    expect(judged('0.026').mistake).toBeUndefined();
  });

  it('is right as far as it goes where it was rounded too early', () => {
    expect(judged('0.025915')).toMatchObject({
      verdict: 'right-to',
      digits: 4,
      mistake: 'rounding',
    });
  });

  it('is wrong where it has the other sign, or is no number', () => {
    expect(judged('-0.02592')).toEqual({ verdict: 'wrong', says: 'Not yet.' });
    expect(judged('h1').says).toBe('That is no number: write it as 0.0259, 2.59e-2 or 7/3.');
  });
});
