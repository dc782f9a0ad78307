import type { Experiment } from '../made/experiment';
import type { CurveTable } from '../told';

/** The curve as a table of at most so many rows. Columns without a number are left out. */
export function tableOf({ curve }: Experiment, rows: number): CurveTable {
  const found = Object.entries(curve.thinned(rows)).filter(
    ([name, column]) => name === 'epoch' || column.some((x: number) => !Number.isNaN(x)),
  );
  const [, first] = found[0];
  return {
    columns: found.map(([name]) => name),
    rows: Array.from(first, (_, i) => found.map(([, column]) => column[i] as number)),
  };
}
