import { expect, it } from 'vitest';
import { en } from './english';
import type { ExplainLanguage } from './explain-language';
import { ko } from './korean';
import { readLanguage } from './read-language';
import { say } from './say';
import type { Sentence } from './sentence';

const ofW5: Sentence = {
  key: 'loss-by',
  params: {
    loss: { text: 'E', latex: 'E' },
    value: { text: '0.02397190', latex: '0.02397190' },
    of: { text: 'w5', latex: 'w_{5}' },
    at: { text: '0.45', latex: '0.45' },
  },
};

const test = (template: string): ExplainLanguage => ({ id: 'x', sentences: { test: template } });
const sayTest = (template: string, params: Sentence['params'] = {}) =>
  say(test(template), { key: 'test', params });

it('says a sentence in the language it is given', () => {
  expect(say(ko, ofW5).text).toBe('손실 E = 0.02397190을 w5 = 0.45로 편미분합니다.');
  expect(say(en, ofW5).text).toBe('We differentiate the loss E = 0.02397190 by w5 = 0.45.');
});

it('has words in text and symbols in maths in LaTeX', () => {
  expect(say(ko, ofW5).latex).toBe(
    '\\text{손실 }E = 0.02397190\\text{을 }w_{5} = 0.45\\text{로 편미분합니다.}',
  );
});

it('has the particle of a word as of a symbol', () => {
  const of = (w: string) => say(ko, { ...ofW5, params: { ...ofW5.params, at: w } }).text;
  expect(of('0.1')).toContain('w5 = 0.1로 ');
  expect(of('0.3')).toContain('w5 = 0.3으로 ');
});

it('counts in English', () => {
  const paths = (count: number) => say(en, { key: 'paths', params: { count } });
  expect(paths(1).text).toBe('1 path:');
  expect(paths(2)).toEqual({ text: '2 paths:', latex: '2\\text{ paths:}' });
});

it('writes words as words and numbers as numbers', () => {
  expect(sayTest('{a} and {b}', { a: 'fc_1 {x}', b: -0.5 })).toEqual({
    text: 'fc_1 {x} and −0.5',
    latex: '\\text{fc\\_1 \\{x\\} and }-0.5',
  });
  expect(sayTest('{a}', { a: -Infinity })).toEqual({ text: '−∞', latex: '-\\infty' });
  expect(sayTest('{a}', { a: Number.NaN }).text).toBe('NaN');
  expect(sayTest('{a}', { a: -1e-7 })).toEqual({ text: '−1e-7', latex: '-1 \\times 10^{-7}' });
});

it('reads what stands between backticks as a formula', () => {
  expect(sayTest('at `{z} → ∞·0` it stops', { z: { text: 'z1', latex: 'z_{1}' } })).toEqual({
    text: 'at z1 → ∞·0 it stops',
    latex: '\\text{at }z_{1} \\to  \\infty \\cdot 0\\text{ it stops}',
  });
});

it('takes nothing that stands in a sentence for a template', () => {
  expect(sayTest('{a} {b}', { a: '{b} `x`', b: 2 }).text).toBe('{b} `x` 2');
});

it('leaves out what a language without particles has no form for', () => {
  expect(sayTest('{a}{a:을/를}.', { a: 1 }).text).toBe('1.');
});

it('shows a value that is missing by its name', () => {
  expect(sayTest('{a} {toString}', { b: 1 }).text).toBe('{a} {toString}');
});

it('says in English, English particles included, what a language lacks', () => {
  const half: ExplainLanguage = { ...ko, sentences: {} };
  expect(say(half, { key: 'paths', params: { count: 2 } }).text).toBe('2 paths:');
  expect(say(ko, { key: 'no such key', params: {} }).text).toBe('no such key');
  expect(say(ko, { key: 'toString', params: {} }).text).toBe('toString');
});

it('refuses what is no language', () => {
  expect(readLanguage()).toBe(en);
  expect(readLanguage(ko)).toBe(ko);
  for (const wrong of ['ko', null, {}, { sentences: null }, 4]) {
    expect(() => readLanguage(wrong as unknown as ExplainLanguage)).toThrow(
      expect.objectContaining({ code: 'BP_OPTION' }),
    );
  }
});
