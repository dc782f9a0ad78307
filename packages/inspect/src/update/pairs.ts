import type { Pair } from '@bp/autograd/explain';

/** `left = right`, once where both are the same. */
export function equation(left: Pair, right: Pair): Pair {
  if (left.text === right.text) return left;
  return { text: `${left.text} = ${right.text}`, latex: `${left.latex} = ${right.latex}` };
}

/** Negative numbers stand in parentheses, powers of ten as well. */
export function inParentheses(pair: Pair): Pair {
  const { text, latex } = pair;
  return {
    text: text.startsWith('−') ? `(${text})` : text,
    latex: /^-|\\times/.test(latex) ? `\\left(${latex}\\right)` : latex,
  };
}

/** Between numbers, a product has a sign that cannot be taken for a decimal point. */
export function timesSigns({ text, latex }: Pair): Pair {
  return {
    text: text
      .replaceAll('·', ' × ')
      .replace(/^\((−[^()]*)\)(?=[ /])/, '$1')
      .replace(/\|\((−[^()]*)\)\|/g, '|$1|'),
    latex: latex.replaceAll('\\cdot', '\\times').replace(/^\\left\((-[^()]*)\\right\)(?= )/, '$1'),
  };
}
