import { BpError } from '@bp/tensor';

/** A row in two parts would be learned from and tested with. */
export function refuseTwice(op: string, rows: Int32Array): void {
  const seen = new Set<number>();
  for (const row of rows) {
    if (seen.has(row)) {
      throw new BpError(
        'BP_OPTION',
        op,
        'row {row} is given twice and could fall in two parts; give each row once',
        { row },
      );
    }
    seen.add(row);
  }
}

/** The class of each given row, out of as many labels or of those of the whole data. */
export function classesOf(
  op: string,
  n: number,
  rows: Int32Array | null,
  labels: ArrayLike<number>,
): ArrayLike<number> {
  if (labels.length === n) return labels;
  if (rows === null || rows.some((row) => row >= labels.length)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'stratify must have a label for each of the {n} examples, got {got}',
      { n, got: labels.length },
    );
  }
  return Array.from(rows, (row) => labels[row]);
}
