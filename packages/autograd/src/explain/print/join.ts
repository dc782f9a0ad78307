import type { Pair } from './pair';

/** What holds together less than a sum does. */
const CONDITION = / [=≠<≤>≥∧∨?] |¬/;

/** What was printed as a factor of a product: in parentheses where it is a sum, a choice or a negative number. */
export function asFactor(pair: Pair): Pair {
  return setOff(pair, /^−| [+−] /);
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
  const parts = terms.map((pair, i) => setOff(pair, i > 0 ? /^−/ : CONDITION));
  return join(terms.length > 1 ? parts : terms, ' + ', ' + ');
}

function join(parts: readonly Pair[], text: string, latex: string): Pair {
  return {
    text: parts.map((part) => part.text).join(text),
    latex: parts.map((part) => part.latex).join(latex),
  };
}

/** In parentheses where it is a condition, or has a sign like these outside of brackets. */
function setOff(pair: Pair, signs: RegExp): Pair {
  const { text, latex } = pair;
  const outside = withoutBrackets(text);
  return signs.test(outside) || CONDITION.test(outside)
    ? { text: `(${text})`, latex: `\\left(${latex}\\right)` }
    : pair;
}

function withoutBrackets(text: string): string {
  const left = text.replace(/\([^()]*\)|\[[^[\]]*\]|\|[^|]*\|/g, '');
  return left === text ? text : withoutBrackets(left);
}
