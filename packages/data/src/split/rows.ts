import { BpError, isTensor } from '@bp/tensor';
import { checkNumber, isList, type Range, wholeNumber } from '@bp/tensor/engine';

/** Examples: how many there are, or the rows of those that are meant. */
export type Rows = number | readonly number[] | Int32Array;

/** From here on an order of all rows is not kept in memory: no browser has to have so large a buffer. */
export const TOO_MANY_TO_KEEP = 2 ** 29;

/** Row numbers are kept in 32 bits. */
export const LAST_ROW = 2 ** 31 - 1;

/**
 * The rows as they were given, checked and copied; null where a number stands for all up to it.
 *
 * @param most - how many there may be
 * @throws BpError `BP_OPTION` for what is neither, for a row that is no whole number ≥ 0, and where there are none
 */
export function readRows(
  op: string,
  examples: unknown,
  most = LAST_ROW,
): { n: number; rows: Int32Array | null } {
  if (typeof examples === 'number') {
    const range: Range = { holds: (n) => n <= most, text: `[1, ${most}]` };
    return { n: checkNumber(op, 'n', wholeNumber(op, 'n', examples, 1), range), rows: null };
  }
  if (!isList(examples) && !ArrayBuffer.isView(examples)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'expected the number of examples or a list of their rows, got {got}',
      { got: kindOf(examples) },
    );
  }
  const given = examples as ArrayLike<unknown>;
  const n = wholeNumber(op, 'the number of rows', given.length, 1);
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const row = given[i];
    if (typeof row !== 'number' || row !== (row | 0) || row < 0) {
      throw new BpError(
        'BP_OPTION',
        op,
        'rows must be whole numbers from 0 to {last}, got {row} at position {i}',
        { last: LAST_ROW, row: typeof row === 'number' ? row : kindOf(row), i },
      );
    }
    rows[i] = row;
  }
  return { n, rows };
}

/** A value for a message, without its contents, which may be long. */
function kindOf(value: unknown): string {
  if (isTensor(value)) return `a tensor of shape [${value.shape.join(', ')}]`;
  if (isList(value) || ArrayBuffer.isView(value)) return 'an array';
  return value === null ? 'null' : typeof value;
}
