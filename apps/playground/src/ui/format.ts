// Numbers as the page shows them: true minus, powers of ten, grouping, per cent by language.
import type { Language } from '../words/define';

const MINUS = '−';
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** So many decimals, with a true minus; what is not finite in words the field uses. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const text = value.toFixed(decimals);
  // −0.000 would claim a sign that nobody can see
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', MINUS);
}

/** So many significant digits: 0.0123, 1.2 × 10⁻⁵, 1,240. */
export function significant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return notFinite(value);
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size < -3 || size > 6) return power(value, digits);
  const decimals = Math.max(0, digits - 1 - size);
  return grouped(fixed(value, Math.min(decimals, 12)));
}

/** 1.8 × 10⁻⁵ */
export function power(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const raised = [...String(Number(exponent))]
    .map((c) => (c === '-' ? '⁻' : SUPERSCRIPT[Number(c)]))
    .join('');
  return `${mantissa.replace('-', MINUS)} × 10${raised}`;
}

/** A whole number in groups of three: 1,240. */
export function whole(value: number): string {
  return Number.isFinite(value) ? grouped(fixed(value, 0)) : notFinite(value);
}

/** A share between 0 and 1 as per cent: `98.3 %` in English, `98.3%` in Korean. */
export function percent(share: number, language: Language, decimals = 1): string {
  const figure = fixed(100 * share, decimals);
  return language === 'ko' ? `${figure}%` : `${figure}\u00a0%`;
}

/** The shortest decimal of a setting: 0.03, 1e-5 as 0.00001, 0. */
export function setting(value: number): string {
  if (Math.abs(value) >= 1e-6 || value === 0) {
    return Number(value.toPrecision(6)).toString().replace('-', MINUS);
  }
  return power(value, 2);
}

/** The first 8 of a fingerprint's digits, in two groups. */
export function shortFingerprint(fingerprint: string): string {
  return `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`;
}

function grouped(text: string): string {
  const [integer, rest] = text.split('.');
  const groups = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? groups : `${groups}.${rest}`;
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '∞' : `${MINUS}∞`;
}
