import { comparisons, readTruth, type Words } from './language';
import { Reader } from './reader';
import { FUNCTIONS } from './values';

const WORDS: Words = { minus: '−', or: '∨', and: '∧', comparisons: comparisons('≠', '≤', '≥') };

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The value of a formula that was printed as text.
 *
 * @param values - of each symbol, as it is printed
 * @throws Error where it is not in the printed language
 */
export function evaluateText(text: string, values: Readonly<Record<string, number>>): number {
  const reader = new Reader(text, values);
  const value = readChoice(reader);
  if (!reader.isAtEnd) reader.fail('end expected');
  return value;
}

function readChoice(reader: Reader): number {
  const condition = readTruth(reader, WORDS, readProduct);
  if (!reader.take('?')) return condition;
  const yes = readTruth(reader, WORDS, readProduct);
  reader.need(':');
  const no = readChoice(reader);
  return condition !== 0 ? yes : no;
}

function readProduct(reader: Reader): number {
  let value = readPower(reader);
  for (;;) {
    if (reader.takeOne(['·', '×'])) value *= readPower(reader);
    else if (reader.take('/')) value /= readPower(reader);
    else return value;
  }
}

function readPower(reader: Reader): number {
  if (reader.take('¬')) return readOperand(reader) === 0 ? 1 : 0;
  if (reader.take('√')) return Math.sqrt(readOperand(reader));
  const base = readOperand(reader);
  const raised = reader.match(/^[⁰¹²³⁴⁵⁶⁷⁸⁹]+/);
  if (raised) {
    const digits = [...raised[0]].map((sign) => SUPERSCRIPTS.indexOf(sign));
    return base ** Number(digits.join(''));
  }
  return reader.take('^') ? base ** readOperand(reader) : base;
}

const BRACKETS: readonly (readonly [string, string, (x: number) => number])[] = [
  ['(', ')', (x) => x],
  ['[', ']', (x) => x],
  ['|', '|', Math.abs],
  ['⌊', '⌋', Math.floor],
  ['⌈', '⌉', Math.ceil],
];

function readOperand(reader: Reader): number {
  const call = reader.match(/^(ln|log₂|log₁₀|σ|tanh|sin|cos|erf|max|min|round|trunc)\(/);
  if (call) {
    const given = [readChoice(reader)];
    while (reader.take(',')) given.push(readChoice(reader));
    reader.need(')');
    return FUNCTIONS[call[1]](...given);
  }
  const symbol = reader.symbol();
  if (symbol !== undefined) return symbol;
  if (reader.take('e^')) return Math.exp(readOperand(reader));
  if (reader.take('½')) return 0.5;
  if (reader.take('π')) return Math.PI;
  if (reader.take('∞')) return Number.POSITIVE_INFINITY;
  if (reader.take('NaN')) return Number.NaN;
  const number = reader.match(/^\d+(\.\d+)?(e-?\d+)?/);
  if (number) return Number(number[0]);
  for (const [open, close, of] of BRACKETS) {
    if (!reader.take(open)) continue;
    const inside = readChoice(reader);
    reader.need(close);
    return of(inside);
  }
  return reader.fail('operand expected');
}
