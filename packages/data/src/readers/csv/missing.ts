import { BpError } from '@bp/tensor';
import type { Column } from './column';
import type { MissingPolicy } from './csv-options';
import type { Table } from './table';

/** The rows that are taken: without those of missing values where they are dropped. */
export function keptRows(
  op: string,
  { rows, names }: Table,
  columns: readonly Column[],
  policy: MissingPolicy,
): number[] {
  const all = [...rows.keys()];
  if (policy === 'nan' || policy === 'mean') return all;
  const kept = all.filter((i) => !columns.some(({ values }) => Number.isNaN(values[i])));
  if (policy === 'refuse' && kept.length < all.length) {
    const i = all.find((row, position) => kept[position] !== row) as number;
    const { number } = columns.find(({ values }) => Number.isNaN(values[i])) as Column;
    refuseMissing(op, rows[i].line, number, names[number - 1]);
  }
  if (kept.length > 0) return kept;
  throw new BpError(
    'BP_FORMAT',
    op,
    "each of the {n} rows lacks a value, so missing: 'drop' leaves none; take fewer columns, or missing: 'mean'",
    { n: rows.length },
  );
}

export function refuseMissing(op: string, line: number, number: number, name: string): never {
  throw new BpError(
    'BP_FORMAT',
    op,
    "line {line}, column {number} ({name}) has no value; missing: 'drop' leaves out such rows, 'mean' takes the mean of a column of numbers, 'nan' keeps NaN in one",
    { line, number, name },
  );
}

/** The values of a column in the rows that are taken, with the mean for what is missing. */
export function filled(
  op: string,
  { rows }: Table,
  { values, missing, kind, number, name }: Column,
  kept: readonly number[],
  policy: MissingPolicy,
): Float64Array {
  const taken = Float64Array.from(kept, (row) => values[row]);
  if (missing === 0 || policy === 'drop' || (policy === 'nan' && kind !== 'category')) return taken;
  const there = values.filter((value) => !Number.isNaN(value));
  // There is no mean of classes, nor of nothing.
  if (kind === 'category' || there.length === 0) {
    refuseMissing(op, rows[values.findIndex(Number.isNaN)].line, number, name);
  }
  const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
  return taken.map((value) => (Number.isNaN(value) ? mean : value));
}
