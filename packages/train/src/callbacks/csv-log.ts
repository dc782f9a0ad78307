import { BpError } from '@bp/tensor';
import type { MetricValue } from '../measures/metric';
import { checkRun } from '../run/check-run';
import type { EpochRecord } from '../run/record/history';
import type { Run } from '../run/run';

interface NodeFiles {
  writeFileSync(path: string | URL, text: string): void;
  appendFileSync(path: string | URL, text: string): void;
}

/** What of Node is needed, without a dependency on it. */
interface NodeProcess {
  getBuiltinModule?(name: 'node:fs'): NodeFiles;
}

/**
 * Keeps a table of the epochs as CSV, a line for each: `epoch`, `update`, `loss`, `lr`, and what was measured, such as
 * `validation.accuracy`; metrics that are no single numbers are left out.
 *
 * In a file the table is always that of the history, also after the run went back. A function gets the lines as they come, a
 * header first, and again where columns are added.
 *
 * @param target - the path of a file, which is overwritten, or what takes a line
 * @returns what `callbacks` of `fit` takes
 * @throws BpError `BP_DEVICE` for a path where there are no files, as in a page
 * @example
 * const lines: string[] = [];
 * const callback = csvLog((line) => lines.push(line));
 */
export function csvLog(target: string | URL | ((line: string) => void)): (run: Run) => () => void {
  const isFunction = typeof target === 'function';
  const files = isFunction ? null : nodeFiles();
  return (run) => {
    checkRun('csvLog', run);
    let columns: readonly string[] = [];
    const rewrite = (): void => {
      const { epochs } = run.history;
      const known = epochs.slice(0, run.position.epoch);
      columns = columnsOf(known);
      const lines = [row(columns), ...known.map((record) => rowOf(record, columns))];
      if (!isFunction) files?.writeFileSync(target, `${lines.join('\n')}\n`);
    };
    const add = (record: EpochRecord): void => {
      const own = columnsOf([record]);
      const isNew = own.some((name) => !columns.includes(name));
      if (isFunction) {
        if (isNew) {
          columns = [...new Set([...columns, ...own])];
          target(row(columns));
        }
        target(rowOf(record, columns));
      } else if (isNew) rewrite();
      else files?.appendFileSync(target, `${rowOf(record, columns)}\n`);
    };
    if (!isFunction) rewrite();
    const ends = [run.on('epoch', add), ...(isFunction ? [] : [run.on('seek', rewrite)])];
    return () => {
      for (const end of ends) end();
    };
  };
}

function nodeFiles(): NodeFiles {
  const { process } = globalThis as { process?: NodeProcess };
  const files = process?.getBuiltinModule?.('node:fs');
  if (files !== undefined) return files;
  throw new BpError(
    'BP_DEVICE',
    'csvLog',
    'there are no files here; pass a function that takes a line: csvLog((line) => …)',
  );
}

/** The numbers of an epoch by their paths. */
function numbersOf(record: EpochRecord): Map<string, number> {
  const numbers = new Map<string, number>();
  const add = (name: string, value: MetricValue | boolean): void => {
    if (typeof value === 'number') numbers.set(name, value);
  };
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'object') {
      for (const [metric, of] of Object.entries(value)) add(`${name}.${metric}`, of as MetricValue);
    } else add(name, value);
  }
  return numbers;
}

/** The columns of the epochs, in the order in which they appear. */
function columnsOf(records: readonly EpochRecord[]): string[] {
  return [...new Set(records.flatMap((record) => [...numbersOf(record).keys()]))];
}

function rowOf(record: EpochRecord, columns: readonly string[]): string {
  const numbers = numbersOf(record);
  return row(columns.map((name) => String(numbers.get(name) ?? '')));
}

/** @see RFC 4180, 2.5 to 2.7 */
function row(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
