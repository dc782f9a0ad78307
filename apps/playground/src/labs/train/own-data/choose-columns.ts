import type { FileColumn, FileColumns, Task } from '../../../worker/train-messages';

/** What of a file is learned from, and what is learned. */
export interface Choice {
  readonly columns: FileColumns;
  readonly bytes: Uint8Array;
  readonly x: readonly string[];
  readonly y: string;
}

/** So many columns go in at first; more can be ticked. */
const FIRST_INPUTS = 8;

/** A first choice: the last column that looks like a class is learned, or else the last one, from the columns of numbers. */
export function choose(columns: FileColumns, bytes: Uint8Array): Choice {
  const all = columns.columns;
  const target = [...all].reverse().find((one) => one.kind === 'text') ?? all[all.length - 1];
  const numbers = all.filter(
    ({ name, kind, different }) => kind === 'number' && different > 0 && name !== target.name,
  );
  return {
    columns,
    bytes,
    x: numbers.slice(0, FIRST_INPUTS).map(({ name }) => name),
    y: target.name,
  };
}

/** What a column asks of the network. */
export function taskOfColumn({ isClass, different }: FileColumn): Task {
  if (!isClass) return 'regression';
  return different === 2 ? 'binary' : 'classes';
}
