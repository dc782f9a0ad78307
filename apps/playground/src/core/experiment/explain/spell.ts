import { shownNumber } from '@bp/autograd/engine';
import type { Spelling, Told } from '../told';

/** Numbers in formulas, with so many decimals. */
export type Shown = (x: number) => Spelling;

export const shownWith =
  (digits: number): Shown =>
  (x) =>
    shownNumber(x, digits);

/** A number as a factor or a later term: negative ones in parentheses. */
export function bracketed(x: number, shown: Shown): Spelling {
  const { text, latex } = shown(x);
  return x < 0 ? { text: `(${text})`, latex: `\\left(${latex}\\right)` } : { text, latex };
}

/** Terms of two factors with plus between them; of many the first and the last. */
export function sumOfProducts(
  terms: readonly (readonly [Spelling, Spelling])[],
  times: Spelling,
): Spelling {
  const most = 4;
  const written = terms.map(([a, b]) => ({
    text: `${a.text}${times.text}${b.text}`,
    latex: `${a.latex}${times.latex}${b.latex}`,
  }));
  const dots = { text: '…', latex: '\\dots' };
  const list =
    written.length > most ? [...written.slice(0, 2), dots, ...written.slice(-1)] : written;
  return {
    text: list.map(({ text }) => text).join(' + '),
    latex: list.map(({ latex }) => latex).join(' + '),
  };
}

export const DOT: Spelling = { text: '·', latex: ' \\cdot ' };
export const TIMES: Spelling = { text: ' × ', latex: ' \\times ' };

/** A formula with numbers in place of its symbols. */
export function inNumbers(
  formula: Spelling,
  symbols: readonly (readonly [symbol: Spelling, value: number])[],
  shown: Shown,
): Spelling {
  // the longest first, since h1 is also the beginning of h12
  const sorted = [...symbols].sort(([a], [b]) => b.text.length - a.text.length);
  const put = (spelling: 'text' | 'latex') => {
    let written = formula[spelling];
    sorted.forEach(([symbol], i) => {
      written = written.replaceAll(symbol[spelling], `⟦${i}⟧`);
    });
    return written.replace(/⟦(\d+)⟧/g, (_, i) => {
      const [, value] = sorted[Number(i)];
      return bracketed(value, shown)[spelling];
    });
  };
  // a bracket around what is a bracket already says nothing
  return {
    text: put('text').replace(/\(\(([^()]*)\)\)/g, '($1)'),
    latex: put('latex').replace(/\\left\(\\left\(([^()]*)\\right\)\\right\)/g, '\\left($1\\right)'),
  };
}

/** What is told of a factor whose number is known. */
export function toldValue(symbol: Spelling, value: number, shown: Shown): Told {
  return { symbol, formula: symbol, numbers: shown(value), value };
}
