import type { Module } from '@bp/module';
import { BpError } from '@bp/tensor';
import { isCallable, readOptions, wholeNumber } from '@bp/tensor/engine';
import { Evaluator, type Scores } from '../evaluate/evaluator';
import { checkModel, isStream, type Stream } from '../evaluate/read-data';
import { inPieces, readSamples, type SamplesLike } from '../evaluate/samples';
import { checkLabels } from '../labels/check-labels';
import type { LossFunction } from '../measures/loss';
import { type MetricsLike, readMetrics } from '../metrics/read-metrics';

/** What a model can be measured on: samples, or any (async) iterable of batches of them. */
export type EvaluationData = SamplesLike | Stream<SamplesLike>;

/** Options of {@link evaluate}. */
export interface EvaluateOptions {
  /** What the model was trained by. */
  loss?: LossFunction | undefined;
  /** A list such as `[accuracy, topK(3)]`, or metrics and losses by the names that the result shall have for them. */
  metrics?: MetricsLike | undefined;
  /** How many samples pass through the model at a time, 256 by default; an iterable has batches of its own. */
  batch?: number | undefined;
  /** Whether the forward pass is compiled; by default where there are enough batches for it to pay. The bits are the same. */
  compile?: boolean | undefined;
}

/** More memory than this many samples take helps nothing. */
const BATCH = 256;

/** Up to here the batches are all spent on capturing the program. */
const FEW = 3;

const DEFAULTS = {
  loss: undefined as LossFunction | undefined,
  metrics: [] as MetricsLike,
  batch: BATCH,
  compile: undefined as boolean | undefined,
};

/**
 * Measures a model: its loss over all samples and the metrics asked for, in evaluation mode, so without dropout and with
 * running statistics. Nothing of the model changes.
 *
 * The loss is the mean of those of the batches, each counted by its samples, or by their weights `w`: for a loss that is a mean over
 * samples, the mean over all of them.
 *
 * @param data - `{ x, y }`, and `w` where samples do not count alike; or an (async) iterable of such batches
 * @param options.loss - what is minimised
 * @param options.metrics - what else is measured
 * @param options.batch - samples at a time, ≥ 1
 * @param options.compile - whether to compile the forward pass
 * @returns plain JSON: `loss`, and each metric under its name; NaN where there are no samples
 * @throws BpError `BP_OPTION` for options that make no sense, `BP_SHAPE` where x, y and w do not have as many rows, and whatever
 *   the loss and the metrics say of targets that do not fit them
 * @example
 * const model = new Linear(2, 3);
 * const x = zeros([4, 2]);
 * const scores = await evaluate(model, { x, y: [0, 1, 2, 0] }, { loss: crossEntropy, metrics: [accuracy] });
 * Object.keys(scores); // ['loss', 'accuracy']
 */
export async function evaluate(
  model: Module,
  data: EvaluationData,
  options?: EvaluateOptions,
): Promise<Scores> {
  const read = readOptions('evaluate', options, DEFAULTS);
  const { loss = null, batch } = read;
  checkModel('evaluate', model);
  wholeNumber('evaluate', 'batch', batch, 1);
  const metrics = readMetrics('evaluate', read.metrics);
  if ((loss === null && metrics.length === 0) || (loss !== null && !isCallable(loss))) {
    throw new BpError(
      'BP_OPTION',
      'evaluate',
      'expected a loss or metrics, such as { loss: crossEntropy, metrics: [accuracy] }, got the loss {loss}',
      { loss: loss === null ? 'none' : typeof loss },
    );
  }
  const evaluatorFor = (pieces: number): Evaluator =>
    new Evaluator(model, { op: 'evaluate', loss, metrics, compile: read.compile ?? pieces > FEW });
  if (!isStream(data)) {
    const samples = readSamples('evaluate', data);
    if (loss !== null) checkLabels('evaluate', model, loss, samples, batch);
    const pieces = inPieces(samples, batch);
    return evaluatorFor(pieces.length).measure(pieces);
  }
  const evaluator = evaluatorFor(Number.POSITIVE_INFINITY);
  evaluator.begin();
  let isChecked = loss === null;
  for await (const given of data) {
    const samples = readSamples('evaluate', given);
    if (!isChecked) checkLabels('evaluate', model, loss as LossFunction, samples, batch);
    isChecked = true;
    evaluator.add(samples);
  }
  return evaluator.scores();
}
