import { BpError } from '@bp/tensor';
import type { CsvRecord } from './records';

/** What the values of a column are. */
export type CsvKind = 'number' | 'boolean' | 'category';

/** A column as it was read. */
export interface Column {
  readonly name: string;
  /** From 1, for messages. */
  readonly number: number;
  readonly kind: CsvKind;
  /** The names of the classes, in the order of their indices; null for numbers. */
  readonly classes: readonly string[] | null;
  /** A number for each row: itself, 0 or 1, or the index of a class; NaN where there is none. */
  readonly values: Float64Array;
  /** How many have none. */
  readonly missing: number;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?\d[\d.]*(?:,\d+)+$/;
const INFINITE = /^[+-]?inf(?:inity)?$/i;
const TRUTH = /^(?:true|false)$/i;

/** Whether a text is a number, also an infinite one. */
export const isNumeric = (text: string): boolean => NUMBER.test(text) || INFINITE.test(text);

const numberOf = (text: string): number =>
  INFINITE.test(text) ? (text[0] === '-' ? -Infinity : Infinity) : Number(text);

/**
 * Reads one column of a table.
 *
 * @param given - what its values are; found out where it is undefined
 * @throws BpError `BP_FORMAT` for a value that is not of its kind, for numbers and texts in one column, and for numbers with commas
 */
export function readColumn(
  op: string,
  name: string,
  at: number,
  records: readonly CsvRecord[],
  missing: ReadonlySet<string>,
  given: CsvKind | undefined,
): Column {
  const present = records.filter(({ fields }) => !missing.has(fields[at]));
  const kind = given ?? kindOf(op, name, at, present);
  const classes =
    kind === 'number' ? null : kind === 'boolean' ? ['false', 'true'] : classesOf(at, present);
  const indices = new Map(classes?.map((text, index) => [text, index]));
  const read = (text: string): number | undefined => {
    if (kind === 'number') return isNumeric(text) ? numberOf(text) : undefined;
    return indices.get(kind === 'boolean' ? text.toLowerCase() : text);
  };
  const values = Float64Array.from(records, ({ fields, line }) => {
    const text = fields[at];
    if (missing.has(text)) return Number.NaN;
    const value = read(text);
    if (value !== undefined) return value;
    throw new BpError(
      'BP_FORMAT',
      op,
      "line {line}, column {number} ({name}): expected a {kind}, got '{text}'; kinds: { {name}: 'category' } reads texts, and the option missingTexts lists those that stand for nothing",
      { line, number: at + 1, name, kind, text },
    );
  });
  return { name, number: at + 1, kind, classes, values, missing: records.length - present.length };
}

function kindOf(op: string, name: string, at: number, present: readonly CsvRecord[]): CsvKind {
  if (present.length > 0 && present.every(({ fields }) => TRUTH.test(fields[at]))) return 'boolean';
  const text = present.find(({ fields }) => !isNumeric(fields[at]));
  if (text === undefined) return 'number';
  const number = present.find(({ fields }) => isNumeric(fields[at]));
  if (number === undefined) {
    if (present.every(({ fields }) => WITH_COMMA.test(fields[at])))
      refuseCommas(op, name, at, text);
    return 'category';
  }
  throw new BpError(
    'BP_FORMAT',
    op,
    "column {column} ({name}) has numbers, such as {number} on line {numberLine}, and texts, such as '{text}' on line {textLine}; mend one, list it in missingTexts, or say kinds: { {name}: 'category' }",
    {
      column: at + 1,
      name,
      number: number.fields[at],
      numberLine: number.line,
      text: text.fields[at],
      textLine: text.line,
    },
  );
}

/** Numbers would become classes without a word. */
function refuseCommas(op: string, name: string, at: number, { fields, line }: CsvRecord): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    "column {column} ({name}) has a comma in its numbers, such as '{number}' on line {line}; write a point for a decimal comma and nothing between thousands, or say kinds: { {name}: 'category' }",
    { column: at + 1, name, number: fields[at], line },
  );
}

/** The texts of a column, each once: numbers from the smallest up, others by their letters. */
function classesOf(at: number, present: readonly CsvRecord[]): string[] {
  const texts = [...new Set(present.map(({ fields }) => fields[at]))].sort();
  return texts.every(isNumeric) ? texts.sort((a, b) => numberOf(a) - numberOf(b)) : texts;
}
