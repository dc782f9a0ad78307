import { BpError } from '@bp/tensor';
import { checkOption, checkReal, readList, readOptions } from '@bp/tensor/engine';
import type { CsvKind } from './column';

/** What becomes of a row with a value that is not there. */
export type MissingPolicy = 'refuse' | 'drop' | 'mean' | 'nan';

/** A column by its name, or by its number from 0, −1 being the last. */
export type CsvColumnKey = string | number;

/** Options of {@link readCsv}. */
export interface CsvOptions {
  /** The columns that a network is given; all but y where it is left out. */
  x?: readonly CsvColumnKey[] | undefined;
  /** The column that it is to find out; none where it is left out. */
  y?: CsvColumnKey | undefined;
  /** Whether the first line has the names of the columns; where it is left out, it has them if none is a number. */
  header?: boolean | undefined;
  /** What is between two fields, such as `;`; where it is left out, which of comma, semicolon, tab and bar the first line has most. */
  delimiter?: string | undefined;
  /** With what lines begin that are left out, such as `#`; none are by default. */
  comment?: string | null | undefined;
  /** What becomes of missing values: `'refuse'` by default; `'drop'` leaves out their rows, `'mean'` takes the mean of the column, `'nan'` keeps NaN. */
  missing?: MissingPolicy | undefined;
  /** The texts that stand for a missing value: nothing, `?`, `NA`, `N/A`, `NaN`, `nan`, `null` and `None` by default. */
  missingTexts?: readonly string[] | undefined;
  /** What the values of columns are, by name, where it is not to be found out. */
  kinds?: Readonly<Record<string, CsvKind>> | undefined;
  /** The type of real numbers, float32 by default. */
  dtype?: 'float32' | 'float64' | undefined;
  /** No more bytes are unpacked of a file compressed by gzip, 2³⁰ by default. */
  maxBytes?: number | undefined;
}

const DEFAULTS = {
  x: undefined as readonly CsvColumnKey[] | undefined,
  y: undefined as CsvColumnKey | undefined,
  header: undefined as boolean | undefined,
  delimiter: undefined as string | undefined,
  comment: null as string | null,
  missing: 'refuse' as MissingPolicy,
  missingTexts: ['', '?', 'NA', 'N/A', 'NaN', 'nan', 'null', 'None'] as readonly string[],
  kinds: {} as Readonly<Record<string, CsvKind>>,
  dtype: 'float32' as 'float32' | 'float64',
  maxBytes: undefined as number | undefined,
};

const POLICIES: readonly MissingPolicy[] = ['refuse', 'drop', 'mean', 'nan'];

/** The options of a call, checked as far as they can be without the table. */
export function readCsvOptions(op: string, options: CsvOptions | undefined) {
  const given = readOptions(op, options, DEFAULTS, {
    x: null,
    y: null,
    header: null,
    delimiter: null,
    comment: null,
    missing: POLICIES,
    missingTexts: null,
    kinds: null,
    dtype: null,
    maxBytes: null,
  });
  if (given.header !== undefined) checkOption(op, 'header', given.header, 'boolean');
  return {
    ...given,
    x: given.x === undefined ? undefined : checkList(op, given.x),
    dtype: checkReal(op, given.dtype),
    missingTexts: new Set(checkTexts(op, given.missingTexts)),
  };
}

function checkTexts(op: string, texts: unknown): string[] {
  const list = readList(texts);
  if (list?.every((text) => typeof text === 'string')) return list as string[];
  throw new BpError(
    'BP_OPTION',
    op,
    "missingTexts must be a list such as ['NA', ''], got {texts}",
    { texts },
  );
}

function checkList(op: string, x: unknown): unknown[] {
  const list = readList(x);
  if (list !== null && list.length > 0) return list;
  throw new BpError(
    'BP_OPTION',
    op,
    "x must be a list of columns such as ['length', 'width'], got {x}",
    { x },
  );
}
