// Tables as they come: a column of words may have gaps, or numbers among its words, and the others are read all the same.
import { type CsvData, type CsvOptions, readCsv } from '@bp/data';
import { isBpError } from '@bp/tensor';
import { ExperimentError } from '../told';
import { told } from './csv-fault';

type Kinds = NonNullable<CsvOptions['kinds']>;

/** What is chosen of a file, without the rows that lack some of it. */
export function readChosen(file: Uint8Array, x: readonly string[], y: string): Promise<CsvData> {
  const read = (kinds: Kinds) => readCsv(file, { x, y, kinds, missing: 'drop', dtype: 'float64' });
  return told(async () => {
    try {
      return await read({});
    } catch (error) {
      // each row lacks some of it
      if (isBpError(error) && 'n' in error.values) throw new ExperimentError('empty', { n: 0 });
      // classes may be called 1 and A
      if (mixedColumn(error) !== y) throw error;
      return read({ [y]: 'category' });
    }
  });
}

/** All columns of a file, in their order: one table, or several where a column of words has gaps. */
export function readAll(file: Uint8Array): Promise<readonly CsvData[]> {
  return told(async () => {
    const kinds: Record<string, 'category'> = {};
    const gaps = new Set<string>();
    for (;;) {
      try {
        return await readInParts(file, kinds, gaps);
      } catch (error) {
        const mixed = mixedColumn(error);
        const gap = columnWithGaps(error);
        if (mixed !== null) put(kinds, mixed);
        else if (gap !== null && !gaps.has(gap)) gaps.add(gap);
        else throw error;
      }
    }
  });
}

/** Columns of words with gaps are each a table of their own, without the rows in which there is nothing. */
async function readInParts(file: Uint8Array, kinds: Kinds, gaps: ReadonlySet<string>) {
  const read = (x: readonly string[] | undefined, missing: 'nan' | 'drop') =>
    readCsv(file, { x, kinds, missing, dtype: 'float64' });
  if (gaps.size === 0) return [await read(undefined, 'nan')];
  const parts: string[][] = [];
  for (const name of await namesIn(file)) {
    const last = parts.at(-1);
    if (last && !gaps.has(name) && !gaps.has(last[0]!)) last.push(name);
    else parts.push([name]);
  }
  return Promise.all(parts.map((part) => read(part, gaps.has(part[0]!) ? 'drop' : 'nan')));
}

/** The reader tells the names of all columns where it is asked for one that is not there. */
async function namesIn(file: Uint8Array): Promise<readonly string[]> {
  try {
    await readCsv(file, { x: [Number.MAX_SAFE_INTEGER] });
    return [];
  } catch (error) {
    if (!isBpError(error) || error.code !== 'BP_OPTION') throw error;
    return error.values.names as readonly string[];
  }
}

/** The column with numbers and words that an error tells of. */
function mixedColumn(error: unknown): string | null {
  return isBpError(error) && 'textLine' in error.values ? String(error.values.name) : null;
}

/** The column of words in which an error misses one. */
function columnWithGaps(error: unknown): string | null {
  if (!isBpError(error)) return null;
  const { values } = error;
  const isGap = 'line' in values && 'number' in values && 'name' in values;
  return isGap && !('text' in values) && !('column' in values) ? String(values.name) : null;
}

/** A column may be called as what every object has. */
function put(kinds: Record<string, 'category'>, name: string): void {
  Object.defineProperty(kinds, name, { value: 'category', enumerable: true });
}
