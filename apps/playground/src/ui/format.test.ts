import { expect, it } from 'vitest';
import { fixed, percent, power, setting, significant, whole } from './format';

it('numbers are shown with a true minus, and no sign of zero', () => {
  expect([fixed(-0.25, 2), fixed(-0.0004, 3), fixed(Number.NaN, 2), fixed(-Infinity, 2)]).toEqual([
    '−0.25',
    '0.000',
    'NaN',
    '−∞',
  ]);
});

it('significant digits choose between decimals and powers', () => {
  expect([0, 0.01234, -1.5, 1240, 0.000018, 12345678].map((value) => significant(value))).toEqual([
    '0',
    '0.0123',
    '−1.50',
    '1,240',
    '1.80 × 10⁻⁵',
    '1.23 × 10⁷',
  ]);
  expect(power(-0.000571)).toBe('−5.7 × 10⁻⁴');
});

it('per cent follows the language, settings their shortest form', () => {
  expect([percent(0.9834, 'en'), percent(0.9834, 'ko')]).toEqual(['98.3\u00a0%', '98.3%']);
  expect([setting(0.03), setting(0.00001), setting(0.1 + 0.2), whole(1234567)]).toEqual([
    '0.03',
    '0.00001',
    '0.3',
    '1,234,567',
  ]);
});
