import type { Pair } from './pair';

/** Signs that hold less together than a product does, outside of parentheses. */
const LOOSE = /^−| [+−=≠<≤>≥∧∨?] |¬/;

/** What was printed as a factor of a product: in parentheses where it is a sum, a choice or a negative number. */
export function asFactor(pair: Pair): Pair {
  return LOOSE.test(outside(pair.text)) ? inParentheses(pair) : pair;
}

/** Factors in a row: `(o1 − t1) · o1·(1 − o1) · h1`, `0.45 × (−0.2)`. */
export function joinProduct(factors: readonly Pair[], by: '·' | ' · ' | ' × '): Pair {
  return join(
    factors.length > 1 ? factors.map(asFactor) : factors,
    by,
    by === ' × ' ? ' \\times ' : ' \\cdot ',
  );
}

/** Terms in a row: `0.1 + (−0.2)`. */
export function joinSum(terms: readonly Pair[]): Pair {
  const stands = (pair: Pair, i: number): boolean =>
    !(i > 0 ? /^−| [=≠<≤>≥∧∨?] |¬/ : / [=≠<≤>≥∧∨?] |¬/).test(outside(pair.text));
  return join(
    terms.map((pair, i) => (terms.length < 2 || stands(pair, i) ? pair : inParentheses(pair))),
    ' + ',
    ' + ',
  );
}

function join(parts: readonly Pair[], text: string, latex: string): Pair {
  return {
    text: parts.map((part) => part.text).join(text),
    latex: parts.map((part) => part.latex).join(latex),
  };
}

function inParentheses({ text, latex }: Pair): Pair {
  return { text: `(${text})`, latex: `\\left(${latex}\\right)` };
}

/** A text without what stands in brackets. */
function outside(text: string): string {
  const left = text.replace(/\([^()]*\)|\[[^[\]]*\]|\|[^|]*\|/g, '');
  return left === text ? text : outside(left);
}
