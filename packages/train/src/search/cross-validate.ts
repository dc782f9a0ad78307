import { type KFoldOptions, kFold } from '@bp/data';
import { BpError, type Tensor } from '@bp/tensor';
import { checkFunction, readOptions } from '@bp/tensor/engine';
import type { Scores } from '../evaluate/evaluator';
import { readSamples, type Samples, type SamplesLike } from '../evaluate/samples';
import type { EpochRecord, RunHistory } from '../run/record/history';
import type { Run } from '../run/run';

/** What a run of a fold is made of. */
export interface FoldData {
  /** Its number, from 0. */
  readonly fold: number;
  /** To learn from. */
  readonly train: Samples;
  /** What the run shall validate with. */
  readonly validation: Samples;
}

/** Options of {@link crossValidate}. */
export interface CrossValidateOptions extends Pick<KFoldOptions, 'seed' | 'stratify'> {
  /** How many folds, 5 by default. */
  folds?: number | undefined;
  /** Ends it when aborted. */
  signal?: AbortSignal | undefined;
}

/** What cross-validation comes to, as plain JSON. */
export interface CrossValidation {
  /** The validation scores of each fold: of its best epoch where the run kept that, else of its last. */
  readonly folds: readonly Scores[];
  /** The mean of each score that is a number. */
  readonly mean: Readonly<Record<string, number>>;
  /** Their standard deviations, with n − 1. */
  readonly std: Readonly<Record<string, number>>;
  readonly histories: readonly RunHistory[];
}

const DEFAULTS = {
  folds: 5,
  seed: 0 as number | string,
  stratify: undefined as KFoldOptions['stratify'],
  signal: undefined as AbortSignal | undefined,
};

/**
 * Trains on all folds of the data but one, and validates on that, for each of them in turn.
 *
 * @param makeRun - makes the run of a fold, with a model and optimizer of its own and an end:
 *   `({ train, validation }) => new Run({ …, data: train, validation, stop: { epochs: 30 } })`
 * @param data - `{ x, y }`
 * @param options.folds - how many, from 2 to the number of samples
 * @param options.seed - decides which samples fall in which fold
 * @param options.stratify - the class of each sample; every fold gets each class in the proportion of the whole
 * @returns scores of each fold, their means and deviations, as plain JSON
 * @throws BpError `BP_OPTION` for what makes no sense, and for a run that does not validate
 * @example
 * import { Linear } from '@bp/layers';
 * import { mse } from '@bp/losses';
 * import { SGD } from '@bp/optim';
 * const makeRun = ({ train, validation }: FoldData) => {
 *   const model = new Linear(1, 1);
 *   const optimizer = new SGD(model.parameters(), { lr: 0.1 });
 *   return new Run({ model, optimizer, loss: mse, data: train, validation, stop: { epochs: 3 } });
 * };
 * const data = { x: [[0], [1], [2], [3]], y: [[1], [3], [5], [7]] };
 * (await crossValidate(makeRun, data, { folds: 2 })).folds.length; // 2
 */
export async function crossValidate(
  makeRun: (data: FoldData) => Run | Promise<Run>,
  data: SamplesLike,
  options?: CrossValidateOptions,
): Promise<CrossValidation> {
  const op = 'crossValidate';
  checkFunction(op, 'makeRun', makeRun);
  const read = readOptions(op, options, DEFAULTS, { seed: null });
  const { x, y, w } = readSamples(op, data);
  const { folds: k, seed, stratify, signal } = read;
  const pick = (rows: Int32Array): Samples => {
    const of = (all: Tensor): Tensor => all.indexSelect(0, rows);
    return { x: of(x), y: of(y), ...(w && { w: of(w) }) };
  };
  const histories: RunHistory[] = [];
  for (const [fold, rows] of kFold(x.shape[0], k, { seed, stratify }).entries()) {
    if (signal?.aborted) break;
    const run = await makeRun({ fold, train: pick(rows.train), validation: pick(rows.validation) });
    await run.play({ signal });
    histories.push(run.history);
  }
  const folds = histories.map((history) => scoresOf(op, history));
  return { folds, ...summary(folds), histories };
}

/** The validation of the epoch whose weights the model has. */
function scoresOf(op: string, { epochs, best }: RunHistory): Scores {
  const measured = epochs.filter(
    (record): record is EpochRecord & { validation: Scores } => record.validation !== undefined,
  );
  const chosen = measured.find(({ epoch }) => epoch === best?.epoch) ?? measured.at(-1);
  if (chosen !== undefined) return chosen.validation;
  throw new BpError(
    'BP_OPTION',
    op,
    'the run of a fold must validate with its fold: new Run({ …, data: train, validation })',
  );
}

function summary(folds: readonly Scores[]): Pick<CrossValidation, 'mean' | 'std'> {
  const [mean, std]: Record<string, number>[] = [{}, {}];
  const n = folds.length;
  for (const [name, first] of Object.entries(folds[0] ?? {})) {
    if (typeof first !== 'number') continue;
    const values = folds.map((scores) => scores[name] as number);
    mean[name] = values.reduce((sum, value) => sum + value, 0) / n;
    const squares = values.map((value) => (value - mean[name]) * (value - mean[name]));
    std[name] = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (n - 1));
  }
  return { mean, std };
}
