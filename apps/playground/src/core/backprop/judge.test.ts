import { explain, mistakes, readAnswer } from '@bp/autograd/explain';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from './judge';
import { lessonOf } from './lesson-of';
import type { Look } from './look';
import { PRESETS } from './presets';
import { record } from './record';

const LOOK: Look = { notation: 'flat', digits: 8, language: 'en' };
const PROBLEM = PRESETS['2-2-2'];
const judge = (
  step: string,
  answer: string,
  problem: Parameters<typeof judgeAnswer>[0] = PROBLEM,
) => judgeAnswer(problem, LOOK, step, answer);

describe('an answer', () => {
  it.each(['2-2-2', 'mazur', '2-2-2-bce', 'two-paths'] as const)(
    'is right where it is the value of its step: %s',
    (name) => {
      for (const { id, shown } of lessonOf(PRESETS[name], LOOK).steps) {
        expect([id, judge(id, shown, PRESETS[name]).verdict]).toEqual([id, 'right']);
      }
    },
  );

  it('names the updated weights that were used, beside the right ones', () => {
    const { verdict, mistake, ingredients } = judge('g:w1', '0.00079143');
    expect([verdict, mistake]).toEqual(['wrong', 'updated-weights']);
    expect(
      ingredients
        .filter(({ isSame }) => !isSame)
        .map(({ text, mine, right }) => [text, mine, right]),
    ).toEqual([
      ['w5', '0.43703857', '0.45'],
      ['w7', '0.69629578', '0.7'],
    ]);
  });

  it('is recognised for every mistake that explain computes, and never gives the result away', () => {
    const { loss, inputs } = record(PROBLEM);
    const explanation = explain(loss, { inputs, notation: 'flat' });
    for (const weight of ['w1', 'w4', 'w5', 'w8']) {
      const right = lessonOf(PROBLEM, LOOK).steps.find(({ id }) => id === `g:${weight}`)
        ?.shown as string;
      for (const { id, value } of mistakes(explanation, weight, { lr: 0.5 })) {
        if (id === 'no-rate' || id === 'rounding') continue;
        const judged = judge(`g:${weight}`, value.toFixed(10));
        expect([weight, judged.mistake]).toEqual([weight, id]);
        expect(JSON.stringify(judged)).not.toContain(right);
      }
    }
  });

  it.each([
    ['f:h1', '0.08', 'no-activation'],
    ['f:z3', '0.6032', 'transposed'],
    ['f:E_o1', '0.04386763', 'no-half'],
    ['f:E_o1', '0.10472300', 'no-square'],
    ['u:2', '0.46296143', 'sign'],
    ['u:2', '0.42407714', 'no-rate'],
    ['c:change', '0.00073556', 'sign'],
  ])('in the forward pass and the update too: %s = %s', (step, answer, mistake) => {
    expect(judge(step, answer).mistake).toBe(mistake);
  });

  it('without a bias is told so', () => {
    expect(judge('f:z1', '0.0275', PRESETS.mazur).mistake).toBe('no-bias');
  });

  it('that cannot be read is no mistake', () => {
    for (const text of ['', 'abc', '1/0', 'NaN', '∞', '1,2,3', '0x10']) {
      expect(judge('g:w1', text)).toMatchObject({ verdict: 'unreadable', mistake: null });
      expect(judge('f:z1', text)).toMatchObject({ verdict: 'unreadable', mistake: null });
    }
  });

  it('is read as learners write it', () => {
    expect(
      ['0,0259', '−1/4', '2.59e-2', '2.59×10^-2', '．５', ' +3 '].map(
        (text) => readAnswer(text)?.value,
      ),
    ).toEqual([0.0259, -0.25, 0.0259, 0.0259, 0.5, 3]);
  });

  it('with few digits is right to so many', () => {
    expect(judge('g:w5', '0.026')).toMatchObject({ verdict: 'right-to' });
    expect(judge('f:h1', '0.52')).toMatchObject({ verdict: 'right-to', digits: 2 });
    expect(judge('f:h1', '0.5')).toMatchObject({ verdict: 'right-to', digits: 1 });
  });

  it.each([
    // rounded to 8 digits at every step
    ['g:w5', '0.02592285', 7],
    ['g:w1', '0.00080889', 7],
    ['u:2', '0.43703858', 7],
    ['f:o2', '0.66384', 5],
    // cut off, not rounded
    ['f:o1', '0.6094', 4],
    ['g:w5', '0.025922', 5],
  ])('is right where only its last digits are off: %s = %s', (step, answer, digits) => {
    const judged = judge(step, answer);
    expect(judged.verdict).toBe('right');
    // an exact one, as explain reads it, tells no digits
    if (judged.digits) expect(judged.digits).toBe(digits);
  });

  it.each([
    ['g:z3', '0.0498', 3],
    ['f:h1', '0.5208', 2],
  ])('is on its way where its first digits are right: %s = %s', (step, answer, digits) => {
    expect(judge(step, answer)).toMatchObject({ verdict: 'right-to', digits });
  });

  it.each([
    ['g:w1', '0.00079143'],
    ['g:w1', '0.00083'],
    ['f:h1', '0.53'],
    ['f:o1', '-0.60944600'],
  ])('is wrong where hardly a digit is right: %s = %s', (step, answer) => {
    expect(judge(step, answer).verdict).toBe('wrong');
  });
});
