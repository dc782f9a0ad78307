import { expect, it } from 'vitest';
import { citedNames, withFacts, written } from './cited.ts';

it('puts facts in, and leaves what stands between backticks', () => {
  expect(withFacts('E = @{E:4}, `@{E}`', { E: 0.0239719 }, 'en')).toBe('E = 0.0240, `@{E}`');
  expect(citedNames('@{a} `@{b}` @{c.d:8} @{a}')).toEqual(['a', 'c.d']);
});

it('names a fact that is not there', () => {
  expect(() => withFacts('@{x}', {}, 'ko')).toThrow('no fact is called x');
});

it.each([
  [1234.5678, undefined, '1234.57'],
  [-0.25, undefined, '−0.25'],
  [0.1 + 0.2, '8', '0.30000000'],
  [0.000123456, 's3', '0.000123'],
  [9.54e-7, 'e2', '9.54\u202f×\u202f10⁻⁷'],
  [1240, 'n', '1,240'],
  [0.983, 'p1', '98.3\u00a0%'],
  [Number.POSITIVE_INFINITY, '8', '∞'],
  [Number.NaN, undefined, 'NaN'],
])('writes %s in the format %s as %s', (fact, format, text) => {
  expect(written(fact, format, 'en')).toBe(text);
});

it('writes percents as each language does', () => {
  expect(written(0.5, 'p0', 'ko')).toBe('50%');
});

it('refuses formats that mean nothing', () => {
  expect(() => written(1, 'x', 'en')).toThrow('no format x');
  expect(() => written('text', '8', 'en')).toThrow('takes no format');
});
