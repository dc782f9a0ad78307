import { type CsvData, readCsv } from '@bp/data';
import { isBpError } from '@bp/tensor';
import type { DataSpec } from '../../config';
import { ExperimentError, type FileColumn, type FileColumns } from '../told';
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
  const read = await told(() => readCsv(file, { x, y, missing: 'drop', dtype: 'float64' }));
  const text = read.columns.find(({ kind }) => kind === 'category');
  if (text) {
    throw new ExperimentError('cell', { column: text.name, row: 1, got: text.classes?.[0] ?? '' });
  }
  const [n, width] = read.x.shape;
  if (n === 0) throw new ExperimentError('empty', { n });
  const values = Float64Array.from(read.x.data, Number);
  return { x: values, width, n, inputs: x, ranges: rangesOf(values, width), ...labelsOf(read) };
}

function labelsOf({ y, classes }: CsvData): Pick<RawData, 'y' | 'task' | 'classes'> {
  const values = Float64Array.from(y?.data ?? [], Number);
  const levels = [...new Set(values)].sort((a, b) => a - b);
  const areClasses = levels.length <= 10 && levels.every((level) => Number.isInteger(level));
  if (classes === null && !areClasses) return { y: values, task: 'regression', classes: [] };
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

/** What a file holds, so that columns can be picked. */
export async function fileColumns(file: Uint8Array): Promise<FileColumns> {
  const table = await told(() => readCsv(file, { missing: 'nan', dtype: 'float64' }));
  const [rows, width] = table.x.shape;
  const columns = table.columns.map(({ name, kind, classes }, k): FileColumn => {
    const different = new Set<number>();
    for (let i = 0; i < rows && different.size < 100; i++) {
      different.add(Number(table.x.data[i * width + k]));
    }
    return {
      name,
      kind: kind === 'category' ? 'text' : 'number',
      sample: Array.from({ length: Math.min(rows, 5) }, (_, i) => {
        const value = Number(table.x.data[i * width + k]);
        return classes?.[value] ?? (Number.isNaN(value) ? '' : String(value));
      }),
      different: different.size,
    };
  });
  return { sha256: await sha256(file), rows, columns };
}

/** What the reader of tables has to say of a file, as a problem of the experiment. */
async function told<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isBpError(error)) throw error;
    const { key = '', textLine = 0, line = textLine, text = '' } = error.values;
    if (error.code === 'BP_OPTION') throw new ExperimentError('column', { column: String(key) });
    throw new ExperimentError('fileBroken', { line: Number(line), got: String(text) });
  }
}
