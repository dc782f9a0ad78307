import { BpError } from '@bp/tensor';

/** A line of a table, and which line of the file it ends on, from 1. */
export interface CsvRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

/** How the lines of a file are divided. */
export interface CsvFormat {
  readonly delimiter: string;
  /** With what lines begin that are left out; null where none are. */
  readonly comment: string | null;
}

/**
 * The lines of a file and their fields, by RFC 4180, without blanks around fields that are not quoted, and without empty lines.
 *
 * @throws BpError `BP_FORMAT` for quotes that are not closed, or stand where they must not, with line and field
 */
export async function readRecords(
  op: string,
  text: string,
  format: CsvFormat,
): Promise<CsvRecord[]> {
  // Only quotes make a table more than lines and delimiters, so that only they need the parser.
  return text.includes('"') ? quotedRecords(op, text, format) : plainRecords(text, format);
}

function plainRecords(text: string, { delimiter, comment }: CsvFormat): CsvRecord[] {
  const records: CsvRecord[] = [];
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '' || (comment !== null && line.startsWith(comment))) continue;
    records.push({ fields: line.split(delimiter).map((field) => field.trim()), line: i + 1 });
  }
  return records;
}

async function quotedRecords(
  op: string,
  text: string,
  { delimiter, comment }: CsvFormat,
): Promise<CsvRecord[]> {
  // On demand, so that it costs nothing where there are no quotes.
  const { parse } = await import('csv-parse/browser/esm/sync');
  const records: CsvRecord[] = [];
  let quoted = false;
  try {
    parse(text, {
      delimiter,
      comment,
      comment_no_infix: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      // Its own trimming takes two quoted fields for one.
      cast(field, { quoting }) {
        quoted ||= quoting;
        return quoting ? field : field.trim();
      },
      on_record(fields: string[], { lines }: { lines: number }) {
        if (quoted || fields.length > 1 || fields[0] !== '') records.push({ fields, line: lines });
        quoted = false;
        return null;
      },
    });
  } catch (error) {
    const { code, lines, column } = error as Error & Record<string, never>;
    throw new BpError(
      'BP_FORMAT',
      op,
      'line {line}, field {column}: its quotes are amiss ({code}); a field with quotes is written in quotes, and each within it twice, "so ""quoted"" it is"',
      { line: lines, column: Number(column) + 1, code },
    );
  }
  return records;
}
