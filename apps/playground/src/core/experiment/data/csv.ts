import type { CsvData } from '@bp/data';
import type { DataSpec } from '../../config';
import { ExperimentError } from '../told';
import { areClasses } from './csv-columns';
import { readChosen } from './csv-read';
import { type RawData, rangesOf } from './raw-data';
import { sha256 } from './sha256';

/** No more classes than can be told apart on a map. */
const MOST_CLASSES = 20;

/** Rows of a file: columns of numbers, and a column to be found out, a class where it holds texts or few whole numbers. */
export async function csvData(
  { sha256: wanted, x, y }: Extract<DataSpec, { kind: 'csv' }>,
  file: Uint8Array,
): Promise<RawData> {
  if ((await sha256(file)) !== wanted) throw new ExperimentError('fileOther');
  const read = await readChosen(file, x, y);
  const text = read.columns.find(({ kind }) => kind === 'category');
  if (text) {
    throw new ExperimentError('cell', { column: text.name, row: 1, got: text.classes?.[0] ?? '' });
  }
  const [n, width] = read.x.shape;
  if (n === 0) throw new ExperimentError('empty', { n });
  const values = Float64Array.from(read.x.data, Number);
  const endless = values.findIndex((value) => !Number.isFinite(value));
  if (endless >= 0) {
    const row = Math.floor(endless / width) + 1;
    throw new ExperimentError('cell', {
      column: x[endless % width]!,
      row,
      got: String(values[endless]),
    });
  }
  return { x: values, width, n, inputs: x, ranges: rangesOf(values, width), ...labelsOf(read) };
}

function labelsOf({ y, classes }: CsvData): Pick<RawData, 'y' | 'task' | 'classes'> {
  const values = Float64Array.from(y?.data ?? [], Number);
  const levels = [...new Set(values)].sort((a, b) => a - b);
  if (classes === null && !areClasses(new Set(levels))) {
    return { y: values, task: 'regression', classes: [] };
  }
  const names = classes ?? levels.map(String);
  if (names.length > MOST_CLASSES) {
    throw new ExperimentError('classes', { got: names.length, most: MOST_CLASSES });
  }
  if (names.length < 2) throw new ExperimentError('oneClass');
  return {
    y: classes === null ? values.map((value) => levels.indexOf(value)) : values,
    task: names.length === 2 ? 'binary' : 'classes',
    classes: names,
  };
}
