import { comparisons, readTruth, type Words } from './language';
import { Reader } from './reader';
import { FUNCTIONS } from './values';

const WORDS: Words = {
  minus: '-',
  or: '\\lor',
  and: '\\land',
  comparisons: comparisons('\\ne', '\\le ', '\\ge '),
};

/**
 * The value of a formula that was printed as LaTeX.
 *
 * @param values - of each symbol, as it is printed
 * @throws Error where it is not in the printed language
 */
export function evaluateLatex(latex: string, values: Readonly<Record<string, number>>): number {
  const reader = new Reader(latex, values);
  const value = readAll(reader);
  if (!reader.isAtEnd) reader.fail('end expected');
  return value;
}

function readAll(reader: Reader): number {
  return readTruth(reader, WORDS, readProduct);
}

/** With what a factor begins that stands beside another one. */
const FACTOR =
  /^(\d|e\^|\\(left|frac|tfrac|sqrt|ln|log_|sigma|tanh|sin|cos|max|min|operatorname|infty|pi\b|begin|mathrm\{NaN))/;

function readProduct(reader: Reader): number {
  let value = readPower(reader);
  for (;;) {
    if (reader.takeOne(['\\cdot', '\\times', '\\,']) || reader.startsWith(FACTOR))
      value *= readPower(reader);
    else return value;
  }
}

function readPower(reader: Reader): number {
  if (reader.take('\\lnot')) return readOperand(reader) === 0 ? 1 : 0;
  const base = readOperand(reader);
  return reader.take('^') ? base ** readGroup(reader) : base;
}

function readGroup(reader: Reader): number {
  reader.need('{');
  const value = readAll(reader);
  reader.need('}');
  return value;
}

const BRACKETS: readonly (readonly [string, string, (x: number) => number])[] = [
  ['\\left(', '\\right)', (x) => x],
  ['\\left[', '\\right]', (x) => x],
  ['\\left|', '\\right|', Math.abs],
  ['\\left\\lfloor', '\\right\\rfloor', Math.floor],
  ['\\left\\lceil', '\\right\\rceil', Math.ceil],
];

const CALLS: Readonly<Record<string, string>> = {
  '\\log_{2}': 'log₂',
  '\\log_{10}': 'log₁₀',
  '\\sigma': 'σ',
};

function readOperand(reader: Reader): number {
  const call = reader.match(
    /^(?:\\operatorname\{(\w+)\}|(\\log_\{\d+\}|\\sigma|\\(?:ln|tanh|sin|cos|max|min)))\\left\(/,
  );
  if (call) {
    const given = [readAll(reader)];
    while (reader.take(',')) given.push(readAll(reader));
    reader.need('\\right)');
    const name = call[1] ?? CALLS[call[2]] ?? call[2].slice(1);
    return FUNCTIONS[name](...given);
  }
  const symbol = reader.symbol();
  if (symbol !== undefined) return symbol;
  if (reader.take('e^')) return Math.exp(readGroup(reader));
  if (reader.takeOne(['\\frac', '\\tfrac'])) return readGroup(reader) / readGroup(reader);
  if (reader.take('\\sqrt')) return Math.sqrt(readGroup(reader));
  if (reader.take('\\pi')) return Math.PI;
  if (reader.take('\\infty')) return Number.POSITIVE_INFINITY;
  if (reader.take('\\mathrm{NaN}')) return Number.NaN;
  if (reader.take('\\begin{cases}')) return readCases(reader);
  // Read as one, since a product would be rounded.
  const scientific = reader.match(/^(\d+(?:\.\d+)?) \\times 10\^\{(-?\d+)\}/);
  if (scientific) return Number(`${scientific[1]}e${scientific[2]}`);
  const number = reader.match(/^\d+(\.\d+)?/);
  if (number) return Number(number[0]);
  for (const [open, close, of] of BRACKETS) {
    if (!reader.take(open)) continue;
    const inside = readAll(reader);
    reader.need(close);
    return of(inside);
  }
  return reader.fail('operand expected');
}

function readCases(reader: Reader): number {
  let chosen: number | undefined;
  for (;;) {
    const value = readAll(reader);
    reader.need('&');
    // The last one says when it holds for readers alone.
    const isElse = reader.take('\\text{else}');
    const holds = isElse || readAll(reader) !== 0;
    const isLast = reader.take('\\end{cases}');
    if (chosen === undefined && (holds || isLast)) chosen = value;
    if (isLast) return chosen as number;
    reader.need('\\\\');
  }
}
