import type { Fact, Facts } from './facts.ts';
import type { Language } from './languages.ts';

/** `@{name}` or `@{name:format}` in the source of a page; between backticks it stands for itself. */
const CITED = /`[^`\n]*`|@\{([\w.]+)(?::(\w+))?\}/g;

/** The names of the facts that a text cites. */
export function citedNames(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(CITED), ([, name]) => name).filter(Boolean))];
}

/** The text with its facts put in. @throws Error naming a fact that is not there */
export function withFacts(text: string, facts: Facts, language: Language): string {
  return text.replaceAll(CITED, (code, name: string | undefined, format: string | undefined) => {
    if (name === undefined) return code;
    if (!Object.hasOwn(facts, name)) throw new Error(`no fact is called ${name}`);
    return written(facts[name], format, language);
  });
}

/**
 * A fact as it is read. Formats of a number: none for up to six significant digits, `8` for eight decimals, `s3` for three
 * significant digits, `e2` for a power of ten with two decimals, `p1` for percent with one decimal, `n` for 1,240.
 *
 * @throws Error if the format is none of these, or if a text is given one
 */
export function written(fact: Fact, format: string | undefined, language: Language): string {
  if (typeof fact === 'string') {
    if (format !== undefined) throw new Error(`a text takes no format, got ${format}`);
    return fact;
  }
  if (!Number.isFinite(fact)) return Number.isNaN(fact) ? 'NaN' : fact > 0 ? '∞' : '−∞';
  return inFormat(fact, format ?? 's6', language).replaceAll('-', '−');
}

function inFormat(value: number, format: string, language: Language): string {
  const [, kind, digits] = /^([sepn]?)(\d*)$/.exec(format) ?? [];
  if (kind === '' && digits !== '') return value.toFixed(Number(digits));
  if (kind === 's') return String(Number(value.toPrecision(Number(digits))));
  if (kind === 'n') return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  if (kind === 'p') {
    return `${(100 * value).toFixed(Number(digits))}${language === 'en' ? '\u00a0%' : '%'}`;
  }
  if (kind === 'e') {
    const [mantissa, exponent] = value.toExponential(Number(digits)).split('e');
    return `${mantissa}\u202f×\u202f10${raised(exponent)}`;
  }
  throw new Error(`a number has no format ${format}`);
}

function raised(exponent: string): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return exponent.replace('+', '').replaceAll(/./g, (c) => (c === '-' ? '⁻' : digits[Number(c)]));
}
