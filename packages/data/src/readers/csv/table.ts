import { BpError } from '@bp/tensor';
import { isNumeric } from './column';
import type { CsvRecord } from './records';

/** A table: the names of its columns, and its rows. */
export interface Table {
  readonly names: readonly string[];
  readonly rows: readonly CsvRecord[];
}

/**
 * Records as a table, in which every row has a field for each column.
 *
 * @param header - whether the first one has the names; where it is undefined, it has them if none is a number
 * @throws BpError `BP_FORMAT` for no rows, rows of different lengths, and a name given twice
 */
export function readTable(
  op: string,
  records: readonly CsvRecord[],
  missing: ReadonlySet<string>,
  header: boolean | undefined,
): Table {
  const [first] = records;
  const named =
    header ??
    first?.fields.every((field) => !isNumeric(field) && !(missing.has(field) && field !== ''));
  const rows = named ? records.slice(1) : records;
  if (rows.length === 0) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'expected rows of values, got {n} lines; header: false reads the first one as values, too; of a file, its text or bytes are wanted and not its path, such as readFileSync(path)',
      { n: records.length },
    );
  }
  const columns = first.fields.length;
  const odd = rows.find(({ fields }) => fields.length !== columns);
  if (odd !== undefined) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'line {line} has {got} fields, and line {first} has {columns}; is a value with the delimiter in it not in quotes, or the delimiter another one?',
      { line: odd.line, got: odd.fields.length, first: first.line, columns },
    );
  }
  const names = first.fields.map((field, i) => (named && field !== '' ? field : `column ${i + 1}`));
  const twice = names.findIndex((name, i) => names.indexOf(name) < i);
  if (twice >= 0) {
    throw new BpError(
      'BP_FORMAT',
      op,
      "columns {first} and {second} have the same name '{name}' on line {line}; rename one, or read with header: false and choose columns by number",
      {
        first: names.indexOf(names[twice]) + 1,
        second: twice + 1,
        name: names[twice],
        line: first.line,
      },
    );
  }
  return { names, rows };
}
