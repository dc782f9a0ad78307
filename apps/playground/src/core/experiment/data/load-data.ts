import type { ExperimentConfig } from '../../config';
import { ExperimentError } from '../told';
import { drawnData } from './drawn';
import { generatedData } from './generated';
import type { RawData } from './raw-data';

/**
 * The samples of a config. Sets that are seldom used, and the reader of files, are loaded when they are asked for.
 *
 * @param file - the bytes of the file that a config of `csv` speaks of
 */
export async function loadData(
  { data, seed }: ExperimentConfig,
  file?: Uint8Array,
): Promise<RawData> {
  switch (data.kind) {
    case 'generated':
      return generatedData(data, seed);
    case 'points':
      return drawnData(data.points);
    case 'builtin':
      return (await import('./builtin')).builtinData(data.name);
    case 'csv':
      if (file === undefined) throw new ExperimentError('fileMissing');
      return (await import('./csv')).csvData(data, file);
  }
}
