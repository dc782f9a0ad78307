import { BpError } from '@bp/tensor';
import type { CsvFormat } from './records';

/** The usual delimiters, the most usual first. */
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * How the lines of a text are divided: as is said, or by what its first line has most.
 *
 * @throws BpError `BP_OPTION` for a delimiter and a comment that cannot be
 */
export function formatOf(
  op: string,
  text: string,
  { delimiter, comment }: { readonly delimiter: unknown; readonly comment: unknown },
): CsvFormat {
  const lines = text.split(/[\r\n]/, 1000);
  const isText = (mark: unknown): mark is string =>
    typeof mark === 'string' && /^[^"\r\n]+$/.test(mark);
  if (comment !== null && !isText(comment)) refuseMark(op, 'comment', comment);
  const first =
    lines.find((line) => line.trim() !== '' && !(comment && line.startsWith(comment))) ?? '';
  const counts = DELIMITERS.map((mark) => first.replace(/"[^"]*"/g, '').split(mark).length);
  const found = delimiter ?? DELIMITERS[counts.indexOf(Math.max(...counts))];
  if (!isText(found) || found === comment) refuseMark(op, 'delimiter', found);
  return { delimiter: found, comment };
}

function refuseMark(op: string, name: string, got: unknown): never {
  throw new BpError(
    'BP_OPTION',
    op,
    "{name} must be a text such as ';' without quotes and line breaks, and not that of the other, got {got}",
    { name, got },
  );
}
