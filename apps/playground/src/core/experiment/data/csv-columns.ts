import type { CsvData } from '@bp/data';
import type { FileColumn, FileColumns } from '../told';
import { readAll } from './csv-read';
import { sha256 } from './sha256';

/** Numbers are classes where they are few and whole. */
export function areClasses(levels: ReadonlySet<number>): boolean {
  return levels.size <= 10 && [...levels].every((level) => Number.isInteger(level));
}

/** Different values are counted up to here. */
const MOST_COUNTED = 100;

/** What a file holds, so that columns can be picked. */
export async function fileColumns(file: Uint8Array): Promise<FileColumns> {
  const tables = await readAll(file);
  return {
    sha256: await sha256(file),
    rows: Math.max(...tables.map(({ x }) => x.shape[0]!)),
    columns: tables.flatMap((table) => table.columns.map((_, k) => describe(table, k))),
  };
}

function describe({ x, columns }: CsvData, k: number): FileColumn {
  const [rows = 0, width = 0] = x.shape;
  const { name, kind, classes } = columns[k]!;
  const valueAt = (row: number) => Number(x.data[row * width + k]);
  const levels = new Set<number>();
  for (let row = 0; row < rows && levels.size < MOST_COUNTED; row++) {
    const value = valueAt(row);
    // what is missing is left out with its row
    if (!Number.isNaN(value)) levels.add(value);
  }
  return {
    name,
    kind: kind === 'category' ? 'text' : 'number',
    sample: Array.from({ length: Math.min(rows, 5) }, (_, row) => {
      const value = valueAt(row);
      return classes?.[value] ?? (Number.isNaN(value) ? '' : String(value));
    }),
    different: levels.size,
    isClass: classes !== null || areClasses(levels),
  };
}
