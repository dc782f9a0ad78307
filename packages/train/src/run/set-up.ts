import { split } from '@bp/data';
import { isModule, type Module } from '@bp/module';
import { type Optimizer, Scheduler } from '@bp/optim';
import { BpError, defaultRng, full, isTensor, Rng, type Tensor } from '@bp/tensor';
import {
  ABOVE_ZERO,
  checkFunction,
  checkNumber,
  checkOption,
  readOptions,
  wholeNumber,
} from '@bp/tensor/engine';
import { Evaluator, type Scores } from '../evaluate/evaluator';
import { inPieces, readSamples, type Samples } from '../evaluate/samples';
import { checkLabels } from '../labels/check-labels';
import { rangeOf } from '../labels/label-range';
import type { LossFunction } from '../measures/loss';
import { readMetrics } from '../metrics/read-metrics';
import { type BatchSource, pick } from './batches/batch';
import { classWeighted } from './batches/class-weights';
import { RowSource } from './batches/row-source';
import { isSamples, isStream, StreamSource } from './batches/stream-source';
import { Learner } from './learning/learner';
import { Penalty } from './learning/penalty';
import { StopRule } from './record/stop-rule';
import { RUN_DEFAULTS, type RunOptions } from './run-options';
import type { StateParts } from './state/live-state';
import type { Adjustable } from './state/settings';

const OP = 'Run';

/** The parts of a run, made of its options and checked. */
export interface RunParts extends StateParts {
  readonly loss: LossFunction;
  readonly scheduleEvery: 'update' | 'epoch';
  readonly source: BatchSource;
  readonly learner: Learner;
  readonly penalty: Penalty | null;
  readonly stop: StopRule;
  /** Measure the sets after an epoch; null where that is not wanted. */
  readonly measureTrain: (() => Scores) | null;
  readonly measureValidation: (() => Scores) | null;
  readonly measureEvery: number;
  readonly checkpoints: number;
  readonly keepLosses: boolean;
}

/**
 * Reads the options of a run and makes its parts. The model is not touched.
 *
 * @throws BpError `BP_OPTION` for options that make no sense, `BP_SHAPE` for data whose rows do not go together
 */
export function setUp(given: RunOptions): RunParts {
  const options = readOptions(OP, given as Partial<typeof RUN_DEFAULTS>, RUN_DEFAULTS, null);
  const { model, loss, optimizer, penalty: penalties, afterStep } = checked(options);
  const rng = new Rng(options.seed ?? defaultRng().seed);
  const { source, samples, validation, trainRows } = sourceOf(options, rng.seed);
  const penalty = Object.keys(penalties).length > 0 ? new Penalty(OP, model, penalties) : null;
  const { clipNorm, clipValue } = readClip(options.clip);
  const lesson = {
    model,
    loss,
    optimizer,
    penalty,
    clipNorm,
    clipValue,
    afterStep: afterStep ?? null,
    compile: options.compile,
    // What cannot be gone through again must not be spoilt.
    finite: source.data === null,
  };
  const { schedule } = options;
  const scheduler = schedule === undefined ? null : new Scheduler(optimizer, schedule);
  const metrics = readMetrics(OP, options.metrics);
  const evaluator = new Evaluator(model, { op: OP, loss, metrics, compile: options.compile });
  const measuresTrain = (options.measureTrain ?? metrics.length > 0) && samples !== null;
  const stop = new StopRule(OP, options.stop, validation !== null);
  const scores = ['loss', ...evaluator.metrics.map(({ metricName }) => metricName)];
  stop.checkMonitor(OP, [
    'loss',
    'lr',
    ...(measuresTrain ? scores.map((name) => `train.${name}`) : []),
    ...(validation === null ? [] : scores.map((name) => `validation.${name}`)),
  ]);
  return {
    model,
    loss,
    optimizer,
    scheduler,
    // What a plateau watches is known after an epoch.
    scheduleEvery: scheduler?.needsMetric ? 'epoch' : options.scheduleEvery,
    source,
    learner: new Learner(lesson, source.data),
    penalty,
    accumulate: options.accumulate,
    stop,
    adjustable: {
      model,
      optimizer,
      base: baseOf(scheduler),
      factors: factorsOf(penalty, clipNorm),
    },
    rng,
    measureTrain: measuresTrain ? measurer(evaluator, samples as Samples, trainRows) : null,
    measureValidation: validation && measurer(evaluator, validation.samples, validation.rows),
    measureEvery: options.measureEvery,
    checkpoints: options.checkpoints,
    keepLosses: options.keepLosses,
  };
}

interface Checked {
  readonly model: Module;
  readonly loss: LossFunction;
  readonly optimizer: Optimizer;
  readonly penalty: RunOptions['penalty'] & object;
  readonly afterStep: RunOptions['afterStep'];
}

function checked(options: typeof RUN_DEFAULTS): Checked {
  const { model, loss, optimizer, penalty, afterStep, accumulate, measureEvery } = options;
  if (!isModule(model)) {
    throw new BpError(
      'BP_OPTION',
      OP,
      'model must be a module such as new Linear(2, 1), got {got}',
      { got: kindOf(model) },
    );
  }
  checkFunction(OP, 'loss', loss);
  // From whichever copy of the library it is.
  if (typeof (optimizer as Partial<Optimizer> | null)?.loadStateDict !== 'function') {
    throw new BpError(
      'BP_OPTION',
      OP,
      'optimizer must be one such as new Adam(model.parameters()), got {got}',
      { got: kindOf(optimizer) },
    );
  }
  refuseForeign(model, optimizer as Optimizer);
  if (afterStep !== undefined) checkFunction(OP, 'afterStep', afterStep);
  checkOption(OP, 'scheduleEvery', options.scheduleEvery, ['update', 'epoch']);
  checkOption(OP, 'compile', options.compile, 'boolean');
  checkOption(OP, 'keepLosses', options.keepLosses, 'boolean');
  wholeNumber(OP, 'accumulate', accumulate, 1);
  wholeNumber(OP, 'measureEvery', measureEvery, 1);
  wholeNumber(OP, 'checkpoints', options.checkpoints, 0);
  return {
    model,
    loss: loss as LossFunction,
    optimizer: optimizer as Optimizer,
    penalty,
    afterStep,
  };
}

function kindOf(value: unknown): string {
  if (isTensor(value)) return 'a tensor';
  return value === null ? 'null' : typeof value;
}

/** What a run can save, restore and seek are the parameters of its model alone. */
function refuseForeign(model: Module, { groups }: Optimizer): void {
  const own = new Set(model.parameters());
  for (const [group, { parameters }] of groups.entries()) {
    const index = parameters.findIndex((parameter) => !own.has(parameter));
    if (index < 0) continue;
    throw new BpError(
      'BP_OPTION',
      OP,
      'the optimizer moves a parameter that the model does not have, {index} of group {group}, shape {shape}; make it of model.parameters() once the model is complete, and have modules hold all that learns',
      { index, group, shape: parameters[index].shape },
    );
  }
}

interface Sources {
  readonly source: BatchSource;
  /** The samples as they were given, to measure; null for batches from elsewhere. */
  readonly samples: Samples | null;
  /** The rows of them to learn from; null for all of them, and for batches from elsewhere. */
  readonly trainRows: Int32Array | null;
  readonly validation: { readonly samples: Samples; readonly rows: Int32Array | null } | null;
}

function sourceOf(options: typeof RUN_DEFAULTS, seed: string): Sources {
  const { model, loss, data, validation, batch } = options;
  const { lastBatch = 'keep', sampler } = options;
  const weighted = classWeighted(OP, options.classWeight);
  const own = isSamples(validation) ? readSamples(OP, validation) : null;
  if (own?.x.shape[0] === 0) refuseEmptyValidation();
  if (!isSamples(data)) {
    if (!isStream(data)) {
      throw new BpError(
        'BP_OPTION',
        OP,
        'data must be { x, y }, or an iterable of such batches, got {got}',
        { got: kindOf(data) },
      );
    }
    if (own === null && validation !== undefined) {
      throw new BpError(
        'BP_OPTION',
        OP,
        'validation must be { x, y } where batches come from elsewhere, got {validation}',
        { validation },
      );
    }
    refuseForStreams(options);
    const source = new StreamSource(OP, data, weighted);
    return {
      source,
      samples: null,
      trainRows: null,
      validation: own && { samples: own, rows: null },
    };
  }
  const samples = readSamples(OP, data);
  const learned = weighted(samples);
  const n = wholeNumber(OP, 'the number of samples', samples.x.shape[0], 1);
  const [trainRows, rows] = own === null ? holdOut(n, samples, validation, seed) : [n, null];
  const count = typeof trainRows === 'number' ? trainRows : trainRows.length;
  const size = batch === 'full' ? count : wholeNumber(OP, 'batch', batch, 1);
  checkLabels(OP, model as Module, loss as LossFunction, learned, size);
  if (own !== null) checkLabels(OP, model as Module, loss as LossFunction, own, size);
  return {
    source: new RowSource(learned, trainRows, { batch: size, lastBatch, sampler, seed }),
    samples,
    trainRows: typeof trainRows === 'number' ? null : trainRows,
    validation: own !== null ? { samples: own, rows: null } : rows && { samples, rows },
  };
}

/** What is only for data in memory would be passed over without a word. */
function refuseForStreams({ sampler, lastBatch, measureTrain }: typeof RUN_DEFAULTS): void {
  const given = Object.entries({ sampler, lastBatch, measureTrain: measureTrain || undefined });
  const name = given.find(([, value]) => value !== undefined)?.[0];
  if (name === undefined) return;
  throw new BpError(
    'BP_OPTION',
    OP,
    '{name} is for data in memory, { x, y }, but batches come from elsewhere; see to it where they are made, and leave it out here',
    { name },
  );
}

/** The rows to learn from, and those to validate with; classes are in both in the same proportion. */
function holdOut(
  n: number,
  { y }: Samples,
  share: unknown,
  seed: string,
): [train: number | Int32Array, validation: Int32Array | null] {
  if (share === undefined) return [n, null];
  checkNumber(OP, 'validation', share, { holds: (x) => x > 0 && x < 1, text: '(0, 1)' });
  // Labels that a loss ignores are negative, and of no class.
  const isClass = y.dtype === 'int32' && y.rank === 1 && rangeOf(y).low >= 0;
  const stratify = isClass ? y : undefined;
  const [train, validation] = split(n, [1 - (share as number), share as number], {
    seed,
    stratify,
  });
  if (train.length === 0 || validation.length === 0) refuseEmptyValidation();
  return [train, validation];
}

/** Measures some rows of samples, or all of them. */
function measurer(evaluator: Evaluator, samples: Samples, rows: Int32Array | null): () => Scores {
  const pieces = inPieces(rows === null ? samples : pick(samples, rows), LARGEST_PIECE);
  return () => evaluator.measure(pieces);
}

/** How many samples are measured in one go. */
const LARGEST_PIECE = 1024;

function readClip(clip: RunOptions['clip']): { clipNorm: Tensor | null; clipValue: number | null } {
  const bounds = typeof clip === 'object' ? clip : { norm: clip };
  const { norm, value } = readOptions(
    OP,
    bounds,
    { norm: undefined, value: undefined } as {
      norm: number | undefined;
      value: number | undefined;
    },
    null,
  );
  for (const [name, bound] of Object.entries({ norm, value }))
    if (bound !== undefined) checkNumber(OP, `clip.${name}`, bound, ABOVE_ZERO);
  return {
    clipNorm: norm === undefined ? null : full([], norm, { dtype: 'float64' }),
    clipValue: value ?? null,
  };
}

function factorsOf(penalty: Penalty | null, clipNorm: Tensor | null): Map<string, Tensor> {
  const factors = new Map<string, Tensor>();
  for (const [name, factor] of penalty?.factors ?? []) factors.set(`penalty.${name}`, factor);
  if (clipNorm !== null) factors.set('clip.norm', clipNorm);
  return factors;
}

/** The rate that a schedule starts from. */
function baseOf(scheduler: Scheduler | null): Adjustable['base'] {
  if (scheduler === null) return null;
  return {
    read: () => scheduler.bases[0],
    write: (value) => scheduler.setBase(value as number),
    keep() {
      const { bases } = scheduler;
      return () => scheduler.setBase(bases);
    },
  };
}

function refuseEmptyValidation(): never {
  throw new BpError(
    'BP_OPTION',
    OP,
    'validation needs at least one sample, and so does training; take another share, or validate with { x, y } of its own',
  );
}
