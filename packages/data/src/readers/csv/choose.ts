import { BpError } from '@bp/tensor';
import type { CsvKind } from './column';
import type { Table } from './table';

const KINDS: readonly CsvKind[] = ['number', 'boolean', 'category'];

/** The kinds of columns that are said, by name. @throws BpError `BP_OPTION` for others, and columns that do not exist */
export function readKinds(op: string, table: Table, kinds: unknown): Map<string, CsvKind> {
  const entries = Object.entries((kinds ?? {}) as Record<string, CsvKind>);
  for (const [name, kind] of entries) {
    positionOf(op, table, name);
    if (KINDS.includes(kind)) continue;
    throw new BpError(
      'BP_OPTION',
      op,
      "the kind of {name} must be 'number', 'boolean' or 'category', got {kind}",
      { name, kind },
    );
  }
  return new Map(entries);
}

/** The place of a column from 0. @throws BpError `BP_OPTION` where there is none */
export function positionOf(op: string, { names }: Table, key: unknown): number {
  const at =
    typeof key === 'string'
      ? names.indexOf(key)
      : Number.isInteger(key)
        ? (key as number)
        : -Infinity;
  const position = at < 0 && typeof key === 'number' ? names.length + at : at;
  if (position >= 0 && position < names.length) return position;
  throw new BpError(
    'BP_OPTION',
    op,
    'there is no column {key}; the columns are {names}, or 0 to {last}',
    { key, names: [...names], last: names.length - 1 },
  );
}
