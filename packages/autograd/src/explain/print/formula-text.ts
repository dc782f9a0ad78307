import { constant, f, type Node, node } from '@bp/tensor/engine';
import { comparisonOf, opposite, outcomesOf } from './comparison';
import { raised } from './digits';
import { inMaths } from './maths';
import { writtenNumber } from './number';
import type { Pair } from './pair';

type Style = keyof Pair;

/** What was printed, and how tightly it holds together. */
type Printed = readonly [written: string, level: number];

/** How a node is called; undefined for one that is printed as what it is computed from. */
type Symbols = (n: Node) => Pair | undefined;

/**
 * A formula as it is read: `o1·(1 − o1)` and `o_{1}\left(1 - o_{1}\right)`.
 *
 * @param symbol - how the nodes are called that have a name, or a number in its place: the operands, but also inner ones
 */
export function printFormula(formula: Node, symbol: Symbols): Pair {
  return { text: print(formula, 'text', symbol)[0], latex: print(formula, 'latex', symbol)[0] };
}

// How tightly what was printed holds together: where its place asks for more, it stands in parentheses. Conditions have
// the levels from 1 to 3.
const CHOICE = 0;
const SUM = 4;
/** With a slash, so that nothing may follow: a/b·c is read in two ways. */
const QUOTIENT = 5;
const PRODUCT = 6;
const POWER = 7;
const ATOM = 8;
/** What only a place can ask for: an atom, which may be a condition. */
const CONDITION = 9;

/**
 * How operations are written: their level, and a and b for their operands, each with the level that its place asks for; 0
 * where commas, bars or a line set it off. LaTeX is given where it has more than other signs.
 */
const FORMS: Readonly<
  Record<string, readonly [level: number, text: string, latex?: string, latexLevel?: number]>
> = {
  or: [1, 'a1 ∨ b1'],
  and: [2, 'a2 ∧ b2'],
  not: [2, '¬a9'],
  eq: [3, 'a4 = b4'],
  ne: [3, 'a4 ≠ b4'],
  lt: [3, 'a4 < b4'],
  le: [3, 'a4 ≤ b4'],
  gt: [3, 'a4 > b4'],
  ge: [3, 'a4 ≥ b4'],
  add: [SUM, 'a4 + b5'],
  sub: [SUM, 'a4 − b5'],
  neg: [SUM, '−a5'],
  div: [QUOTIENT, 'a6/b7', '\\frac{a0}{b0}', PRODUCT],
  exp: [POWER, 'e^a8', 'e^{a0}'],
  sqrt: [POWER, '√a8', '\\sqrt{a0}', ATOM],
  abs: [ATOM, '|a0|', '\\left|a0\\right|'],
  floor: [ATOM, '⌊a0⌋', '\\left\\lfloor a0\\right\\rfloor '],
  ceil: [ATOM, '⌈a0⌉', '\\left\\lceil a0\\right\\rceil '],
};

/** The functions that are not called `name` and `\name`. */
const CALLS: Readonly<Record<string, readonly [text: string, latex?: string]>> = {
  log: ['ln'],
  log2: ['log₂', 'log_{2}'],
  log10: ['log₁₀', 'log_{10}'],
  sigmoid: ['σ', 'sigma'],
  round: ['round', 'operatorname{round}'],
  trunc: ['trunc', 'operatorname{trunc}'],
  erf: ['erf', 'operatorname{erf}'],
};

/** Words that keep digits are read as what they stand for. */
const MEANINGS: Readonly<Record<string, (x: Node) => Node>> = {
  log1p: (x) => f.log(f.add(1, x)),
  expm1: (x) => f.sub(f.exp(x), 1),
  softplus: (x) => f.log(f.add(1, f.exp(x))),
};

/** Numbers that say more as what they are made of. */
const MADE_OF_PI: readonly (readonly [number, (pi: Node) => Node])[] = [
  [2 * Math.PI, (pi) => f.mul(2, pi)],
  [2 / Math.PI, (pi) => f.div(2, pi)],
  [1.1283791670955126, (pi) => f.div(2, f.sqrt(pi))],
  [0.5641895835477563, (pi) => f.div(1, f.sqrt(pi))],
];

function print(n: Node, style: Style, symbol: Symbols): Printed {
  const named = symbol(n);
  if (named !== undefined) return printSymbol(named, style);
  const { op, args, value } = n;
  if (op === 'constant') return printConstant(value, style);
  if (op === 'select') return printChoice(n, style, symbol);
  const meaning = MEANINGS[op]?.(args[0]);
  if (meaning !== undefined) return print(meaning, style, symbol);
  const [a, b] = args.map((arg) => print(arg, style, symbol));
  if (op === 'pow') return printPower(a, b, style);
  if (op === 'mul')
    return args[0] === args[1] ? printPower(a, ['2', ATOM], style) : printProduct(a, b, style);
  const [level, text, latex, latexLevel] = FORMS[op] ?? formOfCall(op, args.length);
  const isText = style === 'text';
  // Between spaces a sign needs none of its own.
  const form = isText ? text : (latex ?? inMaths(text).replace('  ', ' '));
  return [
    form.replace(/([ab])(\d)/g, (_, side, need) =>
      within(side === 'a' ? a : b, Number(need), style),
    ),
    isText ? level : (latexLevel ?? level),
  ];
}

function formOfCall(op: string, operands: number): (typeof FORMS)[string] {
  const [text, latex = text] = CALLS[op] ?? [op];
  const list = operands > 1 ? 'a0, b0' : 'a0';
  return [ATOM, `${text}(${list})`, `\\${latex}${parentheses(list, 'latex')}`];
}

function parentheses(inside: string, style: Style, [open, close] = '()'): string {
  return style === 'text' ? open + inside + close : `\\left${open}${inside}\\right${close}`;
}

/** In parentheses where it would not hold together; a condition that is a number stands in brackets: [x > 0]. */
function within([written, level]: Printed, need: number, style: Style): string {
  if (level >= Math.min(need || (level && SUM), ATOM)) return written;
  const isNumber = level > CHOICE && level < SUM && (need < 1 || need >= SUM) && need < CONDITION;
  return parentheses(written, style, isNumber ? '[]' : '()');
}

/** A symbol with a superscript takes no other one. It may also be a number, with a minus or a power of ten. */
function printSymbol(pair: Pair, style: Style): Printed {
  const written = pair[style];
  const level = pair.text.startsWith('−')
    ? SUM
    : written.includes('\\times')
      ? PRODUCT
      : /[⁰-ⁿ²³¹]|\^/.test(written)
        ? POWER
        : ATOM;
  return [written, level];
}

function printConstant(value: number, style: Style): Printed {
  const isText = style === 'text';
  if (value === 0.5) return [isText ? '½' : '\\tfrac{1}{2}', POWER];
  if (value === Math.PI) return [isText ? 'π' : '\\pi', ATOM];
  const made = MADE_OF_PI.find(([number]) => number === value)?.[1](constant(Math.PI));
  return made ? print(made, style, () => undefined) : printSymbol(writtenNumber(`${value}`), style);
}

function printProduct(a: Printed, b: Printed, style: Style): Printed {
  const left = within(a, PRODUCT, style);
  const right = within(b, QUOTIENT, style);
  return style === 'text'
    ? [`${left}·${right}`, b[1] === QUOTIENT ? QUOTIENT : PRODUCT]
    : [left + between(left, right) + right, PRODUCT];
}

/** Factors stand side by side, unless they would be read as a number, a mixed number, a word or a function and its operand. */
function between(left: string, right: string): string {
  if (/^(\d|\\tfrac|\\infty)/.test(right) || /\\times/.test(left)) return ' \\cdot ';
  if (/^\\frac/.test(right) && /\d$/.test(left)) return ' \\cdot ';
  if (/^\\left/.test(right)) return /\\[a-zA-Z]+$/.test(left) ? ' \\cdot ' : '';
  return /\\(text|math|operatorname)|[^t]\]/.test(left + right) ? ' \\, ' : ' ';
}

function printPower(a: Printed, b: Printed, style: Style): Printed {
  const base = within(a, ATOM, style);
  const [exponent] = b;
  const above =
    style === 'latex'
      ? `^{${exponent}}`
      : /^\d+$/.test(exponent)
        ? raised(exponent)
        : `^${within(b, ATOM, style)}`;
  return [base + above, POWER];
}

function printChoice(n: Node, style: Style, symbol: Symbols): Printed {
  const part = (each: Node, need: number): string =>
    within(print(each, style, symbol), need, style);
  const rows: (readonly [side: string, condition: string])[] = [];
  let rest = n;
  let condition = n;
  while (rest.op === 'select' && symbol(rest) === undefined) {
    condition = rest.args[0];
    rows.push([part(rest.args[1], SUM), part(condition, 1)]);
    rest = rest.args[2];
  }
  const last = part(rest, SUM);
  if (style === 'text')
    return [rows.map(([side, when]) => `${when} ? ${side} : `).join('') + last, CHOICE];
  // Of two cases, the second is what the first is not.
  const outcomes = outcomesOf(condition.op);
  const otherwise =
    rows.length === 1 && outcomes > 0
      ? part(node(comparisonOf(opposite(outcomes)), condition.args), 1)
      : '\\text{else}';
  const cases = [...rows, [last, otherwise]].map((row) => row.join(' & ')).join(' \\\\ ');
  return [`\\begin{cases} ${cases} \\end{cases}`, CHOICE];
}
