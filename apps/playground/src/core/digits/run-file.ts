import type { EpochScores, Score } from './run-told';

/** A run that was trained elsewhere, as its file has it. */
export interface RunFile {
  readonly seed: string;
  readonly epochs: number;
  readonly best: number;
  readonly history: readonly EpochScores[];
  readonly fingerprint: string;
  /** Tensors by name, as nested lists; whoever loads them checks them against the network. */
  readonly weights: Readonly<Record<string, unknown>>;
}

/** Why a file cannot be opened; the key says it in the catalogue of words. */
export class RunFileError extends Error {
  readonly key: 'notJson' | 'notRun' | 'broken' | 'otherNetwork';

  constructor(key: RunFileError['key']) {
    super(`the file cannot be opened: ${key}`);
    this.key = key;
  }
}

/** No more than this is read: what `npm start` leaves has about 400 KB. */
export const LARGEST_FILE = 16e6;
const MOST_RECORDS = 10_000;

/**
 * Reads what `npm start` leaves, figures and weights in one: `{ run, weights }`.
 *
 * @throws RunFileError for anything else
 */
export function readRunFile(text: string): RunFile {
  const file = parse(text);
  if (!isRecord(file) || !isRecord(file.run)) throw new RunFileError('notRun');
  const { run, weights } = file;
  if (run.format !== 'bp-run/1' || run.example !== 'digits') throw new RunFileError('notRun');
  const { seed, config, epochs, bestEpoch, fingerprint } = run;
  const limit = isRecord(config) ? config.epochs : undefined;
  const history = readHistory(epochs);
  const isWhole =
    typeof seed === 'string' &&
    isCount(limit) &&
    isCount(bestEpoch) &&
    bestEpoch <= history.length &&
    typeof fingerprint === 'string' &&
    /^[0-9a-f]{64}$/.test(fingerprint) &&
    isRecord(weights);
  if (!isWhole) throw new RunFileError('broken');
  return { seed, epochs: limit, best: bestEpoch, history, fingerprint, weights };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RunFileError('notJson');
  }
}

function readHistory(value: unknown): EpochScores[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_RECORDS)
    throw new RunFileError('broken');
  return value.map((record: unknown, i) => {
    if (!isRecord(record) || record.epoch !== i + 1) throw new RunFileError('broken');
    return {
      epoch: i + 1,
      train: readScore(record.train),
      validation: readScore(record.validation),
    };
  });
}

function readScore(value: unknown): Score {
  if (!isRecord(value)) throw new RunFileError('broken');
  const { loss, accuracy } = value;
  if (!Number.isFinite(loss) || !Number.isFinite(accuracy)) throw new RunFileError('broken');
  return { loss: loss as number, accuracy: accuracy as number };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
