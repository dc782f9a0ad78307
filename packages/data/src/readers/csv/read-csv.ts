import { BpError, type Tensor, tensor } from '@bp/tensor';
import { readBytes } from '@bp/tensor/engine';
import { readMaxBytes } from '../unpack-options';
import { gunzip, isGzip } from '../zip/inflate';
import { positionOf, readKinds } from './choose';
import { type Column, type CsvKind, readColumn } from './column';
import { formatOf } from './csv-format';
import {
  type CsvColumnKey,
  type CsvOptions,
  type MissingPolicy,
  readCsvOptions,
} from './csv-options';
import { filled, keptRows, refuseMissing } from './missing';
import { readRecords } from './records';
import { readTable, type Table } from './table';

/** A column of x, as {@link readCsv} found it. */
export interface CsvColumn {
  readonly name: string;
  readonly kind: CsvKind;
  /** The names of its classes in the order of their indices, `['false', 'true']` of truth values; null for numbers. */
  readonly classes: readonly string[] | null;
  /** How many of its values were missing in the file. */
  readonly missing: number;
}

/** The data set that {@link readCsv} makes of a table. */
export interface CsvData {
  /** [rows, columns] real: numbers as they are, truth values as 0 and 1, classes by their indices. */
  readonly x: Tensor;
  /** [rows]: real for numbers, int32 indices for classes and truth values; null where no y was asked for. */
  readonly y: Tensor | null;
  /** What the columns of x hold. */
  readonly columns: readonly CsvColumn[];
  /** The names of the classes of y in the order of their indices; null for numbers, and without y. */
  readonly classes: readonly string[] | null;
}

/**
 * Reads a table of comma-separated values (RFC 4180) as a data set.
 *
 * What a column holds is found out: numbers, truth values (`true`, `false`), or classes, which become their indices, their names
 * sorted. Quoted fields may hold delimiters, quotes and line breaks; lines end in LF, CRLF or CR; blanks around fields that are
 * not quoted, empty lines and a byte order mark are left out. The mean of a column is over the whole file, before any split.
 *
 * @param source - the text, or its bytes in UTF-8, also compressed by gzip
 * @param options - what to take, and how to read it
 * @returns x [rows, columns], y [rows], and what they hold
 * @throws BpError `BP_FORMAT`, with line and column, for what is no such table, for a value that is not of its column's kind, and
 *   for a missing one unless `missing` says what becomes of it; `BP_OPTION` for columns and options that do not exist
 * @example
 * const text = `length,width,species
 * 5.1,3.5,setosa
 * 7.0,3.2,versicolor`;
 * const { x, y, classes } = await readCsv(text, { y: 'species' });
 * x.shape; // [2, 2]
 * y.toArray(); // [0, 1]
 * classes; // ['setosa', 'versicolor']
 * @see Y. Shafranovich, "Common Format and MIME Type for CSV Files", RFC 4180
 */
export async function readCsv(
  source: string | Uint8Array | ArrayBuffer,
  options: CsvOptions & { readonly y: CsvColumnKey },
): Promise<CsvData & { readonly y: Tensor }>;
export async function readCsv(
  source: string | Uint8Array | ArrayBuffer,
  options?: CsvOptions,
): Promise<CsvData>;
export async function readCsv(
  source: string | Uint8Array | ArrayBuffer,
  options?: CsvOptions,
): Promise<CsvData> {
  const op = 'readCsv';
  const given = readCsvOptions(op, options);
  const { dtype, missing: policy, missingTexts: absent, header } = given;
  const text = textOf(op, source, given.maxBytes);
  const format = formatOf(op, text, given);
  const table = readTable(op, await readRecords(op, text, format), absent, header);
  const target = given.y === undefined ? -1 : positionOf(op, table, given.y);
  const chosen =
    given.x === undefined
      ? [...table.names.keys()].filter((i) => i !== target)
      : given.x.map((key) => positionOf(op, table, key));
  const kinds = readKinds(op, table, given.kinds);
  const read = (i: number): Column =>
    readColumn(op, table.names[i], i, table.rows, absent, kinds.get(table.names[i]));
  const columns = chosen.map(read);
  const label = target < 0 ? null : read(target);
  const rows = keptRows(op, table, label === null ? columns : [...columns, label], policy);
  const x = matrix(op, table, columns, rows, dtype, policy);
  const y = label === null ? null : labels(op, table, label, rows, dtype, policy);
  return {
    x,
    y,
    columns: columns.map(({ name, kind, classes, missing }) => ({ name, kind, classes, missing })),
    classes: label?.classes ?? null,
  };
}

function textOf(op: string, source: unknown, maxBytes: number | undefined): string {
  // Decoding leaves out a byte order mark, which is no part of a text.
  const text =
    typeof source === 'string' ? source.replace(/^\ufeff/, '') : decoded(op, source, maxBytes);
  // A zero is the half of a letter in UTF-16.
  if (text !== null && !text.includes('\0')) return text;
  throw new BpError(
    'BP_FORMAT',
    op,
    'the bytes are no text in UTF-8; save the table as UTF-8, or give the text of new TextDecoder(encoding).decode(bytes)',
  );
}

function decoded(op: string, source: unknown, maxBytes: number | undefined): string | null {
  const given = readBytes(op, source);
  const bytes = isGzip(given) ? gunzip(op, given, readMaxBytes(op, { maxBytes })) : given;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function matrix(
  op: string,
  table: Table,
  columns: readonly Column[],
  rows: readonly number[],
  dtype: 'float32' | 'float64',
  policy: MissingPolicy,
): Tensor {
  const data = new Float64Array(rows.length * columns.length);
  for (const [j, column] of columns.entries()) {
    const values = filled(op, table, column, rows, policy);
    checkRange(op, table, column, dtype);
    for (let i = 0; i < values.length; i++) data[i * columns.length + j] = values[i];
  }
  return tensor(data, { dtype }).reshape([rows.length, columns.length]);
}

function labels(
  op: string,
  table: Table,
  column: Column,
  rows: readonly number[],
  dtype: 'float32' | 'float64',
  policy: MissingPolicy,
): Tensor {
  const { kind, missing, values, number, name } = column;
  if (kind === 'number') {
    checkRange(op, table, column, dtype);
    return tensor(filled(op, table, column, rows, policy), { dtype });
  }
  // Neither NaN nor a mean is a class.
  if (missing > 0 && policy !== 'drop') {
    refuseMissing(op, table.rows[values.findIndex(Number.isNaN)].line, number, name);
  }
  return tensor(Int32Array.from(rows, (row) => values[row]));
}

/** Refuses numbers that would become infinite. */
function checkRange(op: string, { rows }: Table, { values, number, name }: Column, dtype: string) {
  const fits = (value: number) => dtype === 'float64' || Number.isFinite(Math.fround(value));
  const at = values.findIndex((value, i) => {
    const written = rows[i].fields[number - 1];
    return (!Number.isFinite(value) || !fits(value)) && /\d/.test(written);
  });
  if (at < 0) return;
  throw new BpError(
    'BP_FORMAT',
    op,
    "line {line}, column {number} ({name}): {text} is too large for {dtype}; dtype: 'float64' holds up to 1.8e308",
    { line: rows[at].line, number, name, text: rows[at].fields[number - 1], dtype },
  );
}
