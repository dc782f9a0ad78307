import { f, type Node, node } from '@bp/tensor/engine';
import { comparisonOf, opposite, outcomesOf } from './comparison';
import { writtenNumber } from './number';
import type { Pair } from './pair';

/** How tightly what was printed holds together: a part stands in parentheses where its place asks for more. */
const CHOICE = 0;
const OR = 1;
const AND = 2;
const COMPARISON = 3;
const NEGATED = 3.5;
const SUM = 4;
/** With a slash, so that nothing may follow: a/b·c is read in two ways. */
const QUOTIENT = 5;
const PRODUCT = 6;
const POWER = 7;
const ATOM = 8;

/** A pair, and how tightly each of its spellings holds together. */
interface Printed extends Pair {
  readonly level: number;
  readonly latexLevel: number;
}

/** How a node is known by name; undefined for one that is printed as what it is computed from. */
type Symbols = (n: Node) => Pair | undefined;

/**
 * A formula as it is read: `o1·(1 − o1)` and `o_{1}\left(1 - o_{1}\right)`.
 *
 * @param symbol - how the nodes are called that have a name: the operands, but also inner ones
 */
export function printFormula(formula: Node, symbol: Symbols): Pair {
  const { text, latex } = print(formula, symbol);
  return { text, latex };
}

function printed(text: string, latex: string, level: number, latexLevel = level): Printed {
  return { text, latex, level, latexLevel };
}

/** In parentheses where it would not hold together; a truth that is a number stands in brackets: [x > 0]. */
function within(part: Printed, level: number, latexLevel = level): Pair {
  const { text, latex } = part;
  const [open, close] = part.level === CHOICE || part.level >= SUM || level < SUM ? '()' : '[]';
  return {
    text: part.level < level ? open + text + close : text,
    latex: part.latexLevel < latexLevel ? `\\left${open}${latex}\\right${close}` : latex,
  };
}

/** Words that keep digits are read as what they stand for. */
const MEANINGS: Readonly<Record<string, (x: Node) => Node>> = {
  log1p: (x) => f.log(f.add(1, x)),
  expm1: (x) => f.sub(f.exp(x), 1),
  softplus: (x) => f.log(f.add(1, f.exp(x))),
};

/** Functions that are not called in both spellings as their operation is. */
const CALLS: Readonly<Record<string, readonly [text: string, latex: string]>> = {
  log: ['ln', '\\ln'],
  log2: ['log₂', '\\log_{2}'],
  log10: ['log₁₀', '\\log_{10}'],
  sigmoid: ['σ', '\\sigma'],
  round: ['round', '\\operatorname{round}'],
  trunc: ['trunc', '\\operatorname{trunc}'],
  erf: ['erf', '\\operatorname{erf}'],
};

const BARS: Readonly<Record<string, readonly [open: string, close: string, latex: string]>> = {
  abs: ['|', '|', '\\left|,\\right|'],
  floor: ['⌊', '⌋', '\\left\\lfloor ,\\right\\rfloor '],
  ceil: ['⌈', '⌉', '\\left\\lceil ,\\right\\rceil '],
};

/** Between two sides: the text, the LaTeX, the level, and that of the right side. */
const SIGNS: Readonly<Record<string, readonly [string, string, level: number, right: number]>> = {
  add: [' + ', ' + ', SUM, QUOTIENT],
  sub: [' − ', ' - ', SUM, QUOTIENT],
  or: [' ∨ ', ' \\lor ', OR, OR],
  and: [' ∧ ', ' \\land ', AND, AND],
  eq: [' = ', ' = ', COMPARISON, SUM],
  ne: [' ≠ ', ' \\ne ', COMPARISON, SUM],
  lt: [' < ', ' < ', COMPARISON, SUM],
  le: [' ≤ ', ' \\le ', COMPARISON, SUM],
  gt: [' > ', ' > ', COMPARISON, SUM],
  ge: [' ≥ ', ' \\ge ', COMPARISON, SUM],
};

function print(n: Node, symbol: Symbols): Printed {
  const named = symbol(n);
  if (named !== undefined) return printSymbol(named);
  const { op, args, value } = n;
  if (op === 'constant') return printConstant(value);
  const meaning = MEANINGS[op]?.(args[0]);
  if (meaning !== undefined) return print(meaning, symbol);
  if (op === 'select') return printChoice(n, symbol);
  const parts = args.map((arg) => print(arg, symbol));
  const [x, y] = parts;
  const sign = SIGNS[op];
  if (sign !== undefined) {
    const [text, latex, level, rightLevel] = sign;
    const left = within(x, op === 'or' || op === 'and' ? level : SUM);
    const right = within(y, rightLevel);
    return printed(left.text + text + right.text, left.latex + latex + right.latex, level);
  }
  switch (op) {
    case 'neg': {
      const { text, latex } = within(x, QUOTIENT);
      return printed(`−${text}`, `-${latex}`, SUM);
    }
    case 'mul':
      return args[0] === args[1] ? printPower(x, TWO) : printProduct(x, y);
    case 'div': {
      const text = `${within(x, PRODUCT).text}/${within(y, POWER).text}`;
      const latex = `\\frac{${within(x, SUM).latex}}{${within(y, SUM).latex}}`;
      return printed(text, latex, QUOTIENT, PRODUCT);
    }
    case 'pow':
      return printPower(x, y);
    case 'exp':
      return printed(`e^${within(x, ATOM).text}`, `e^{${within(x, SUM).latex}}`, POWER);
    case 'sqrt':
      return printed(`√${within(x, ATOM).text}`, `\\sqrt{${within(x, SUM).latex}}`, POWER, ATOM);
    case 'not': {
      const { text, latex } = within(x, x.level < SUM ? NEGATED : ATOM);
      return printed(`¬${text}`, `\\lnot ${latex}`, AND);
    }
  }
  const inside = parts.map((part) => within(part, SUM));
  const texts = inside.map(({ text }) => text).join(', ');
  const latexes = inside.map(({ latex }) => latex).join(', ');
  const bars = BARS[op];
  if (bars !== undefined) {
    const [open, close, latex] = bars;
    return printed(
      open + texts + close,
      latex.replace(',', () => latexes),
      ATOM,
    );
  }
  const [text, latex] = CALLS[op] ?? [op, `\\${op}`];
  return printed(`${text}(${texts})`, `${latex}\\left(${latexes}\\right)`, ATOM);
}

const TWO = /* @__PURE__ */ printConstant(2);

/** A symbol with a superscript takes no other one. It may also be a number that stands for the symbol. */
function printSymbol({ text, latex }: Pair): Printed {
  const isNegative = text.startsWith('−');
  const level = (superscript: boolean): number => (isNegative ? SUM : superscript ? POWER : ATOM);
  return printed(
    text,
    latex,
    level(/[⁰-ⁿ²³¹]/.test(text)),
    latex.includes('\\times') && !isNegative ? PRODUCT : level(latex.includes('^')),
  );
}

function printConstant(value: number): Printed {
  return value === 0.5
    ? printed('½', '\\tfrac{1}{2}', POWER)
    : printSymbol(writtenNumber(`${value}`));
}

function printProduct(x: Printed, y: Printed): Printed {
  const left = within(x, PRODUCT);
  const right = within(y, QUOTIENT, PRODUCT);
  return printed(
    `${left.text}·${right.text}`,
    left.latex + between(left.latex, right.latex) + right.latex,
    y.level === QUOTIENT ? QUOTIENT : PRODUCT,
    PRODUCT,
  );
}

/** Factors stand side by side, unless they would be read as a number, a mixed number, a word or a function and its operand. */
function between(left: string, right: string): string {
  if (/^(\d|\\tfrac|\\infty)/.test(right) || /\\times/.test(left)) return ' \\cdot ';
  if (/^\\frac/.test(right) && /\d$/.test(left)) return ' \\cdot ';
  if (/^\\left/.test(right)) return /\\[a-zA-Z]+$/.test(left) ? ' \\cdot ' : '';
  return /\\(text|mathrm|operatorname)|\]/.test(left + right) ? ' \\, ' : ' ';
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function printPower(x: Printed, y: Printed): Printed {
  const base = within(x, ATOM);
  const { text, latex } = y;
  const raised = /^\d+$/.test(text)
    ? text.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)])
    : `^${within(y, ATOM).text}`;
  return printed(base.text + raised, `${base.latex}^{${latex}}`, POWER);
}

function printChoice(n: Node, symbol: Symbols): Printed {
  const rows: string[] = [];
  let text = '';
  let rest = n;
  let condition = n;
  while (rest.op === 'select' && symbol(rest) === undefined) {
    condition = rest.args[0];
    const when = within(print(condition, symbol), OR);
    const then = within(print(rest.args[1], symbol), SUM);
    text += `${when.text} ? ${then.text} : `;
    rows.push(`${then.latex} & ${when.latex}`);
    rest = rest.args[2];
  }
  const last = within(print(rest, symbol), SUM);
  // Of two cases, the second is what the first is not.
  const outcomes = outcomesOf(condition.op);
  const otherwise =
    rows.length === 1 && outcomes > 0
      ? print(node(comparisonOf(opposite(outcomes)), condition.args), symbol).latex
      : '\\text{else}';
  rows.push(`${last.latex} & ${otherwise}`);
  return printed(text + last.text, `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`, CHOICE);
}
