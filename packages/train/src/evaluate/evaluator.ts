import { type CompiledStep, compile } from '@bp/compile';
import type { Module } from '@bp/module';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import type { LossFunction } from '../measures/loss';
import type { Accumulator, Metric, MetricValue } from '../measures/metric';
import { weightedLoss } from '../measures/weighted-loss';
import { inEvaluation } from './evaluation-mode';
import { forwardOf } from './forward';
import type { Samples } from './samples';

/** What an evaluation comes to, as plain JSON: the loss, if there is one, and each metric under its name. */
export interface Scores {
  readonly loss: number;
  readonly [metricName: string]: MetricValue;
}

/** How an {@link Evaluator} measures. */
export interface EvaluatorSettings {
  /** What messages call the caller. */
  readonly op: string;
  /** Null where only metrics are asked for. */
  readonly loss: LossFunction | null;
  readonly metrics: readonly Metric[];
  /** Whether the forward pass is compiled; the bits are the same. */
  readonly compile: boolean;
}

/** What one batch gives. */
interface Measured {
  readonly loss: Tensor | null;
  readonly prediction: Tensor | null;
}

type Forward = (...tensors: Tensor[]) => Measured;

/**
 * Measures a model, over any data and again and again: it is made once, and one that has compiled its step makes one call of a
 * program for each batch. Modes, gradients, buffers and random streams stay as they are.
 *
 * All data of the same shapes share one program, such as the training and the validation set of a run.
 *
 * Its batches are made once, too: `inPieces({ x, y }, 256)`.
 */
export class Evaluator {
  readonly metrics: readonly Metric[];
  private readonly forward: Forward;
  private readonly loss: LossFunction | null;
  private accumulators: readonly Accumulator[] = [];
  private sum = 0;
  private weight = 0;

  constructor(model: Module, { op, loss, metrics, compile: compiles }: EvaluatorSettings) {
    this.metrics = metrics;
    this.loss = loss;
    const forward = (x: Tensor, y?: Tensor, w?: Tensor): Measured =>
      inEvaluation(model, () => {
        const prediction = forwardOf(op, model, x);
        return {
          loss: loss && y ? lossOf(op, loss, prediction, y, w) : null,
          prediction: metrics.length > 0 ? prediction : null,
        };
      });
    this.forward = compiles
      ? (compile(forward as Forward, { name: op }) as CompiledStep<Tensor[], Measured> as Forward)
      : (forward as Forward);
  }

  /** Everything from begin to scores, over batches that are at hand. */
  measure(batches: readonly Samples[]): Scores {
    this.begin();
    for (let i = 0; i < batches.length; i++) this.add(batches[i]);
    return this.scores();
  }

  /** Forgets what was added before. */
  begin(): void {
    this.sum = this.weight = 0;
    this.accumulators = this.metrics.map((metric) => metric.begin(this.loss ?? undefined));
  }

  /** Takes one more batch. */
  add({ x, y, w }: Samples): void {
    const { forward, accumulators } = this;
    const { loss, prediction } =
      w !== undefined ? forward(x, y, w) : this.loss ? forward(x, y) : forward(x);
    if (loss !== null) {
      const weight = w === undefined ? x.shape[0] : w.cast('float64').sum().item();
      // A batch in which no sample counts has no mean.
      if (weight !== 0) this.sum += loss.item() * weight;
      this.weight += weight;
    }
    for (let i = 0; i < accumulators.length; i++) accumulators[i].add(prediction as Tensor, y, w);
  }

  /** What has come out of all batches since {@link begin}: the loss is their mean, each counted by its samples. */
  scores(): Scores {
    const { accumulators, metrics } = this;
    const scores: Record<string, MetricValue> = {};
    if (this.loss !== null) scores.loss = this.sum / this.weight;
    for (let i = 0; i < metrics.length; i++)
      scores[metrics[i].metricName] = accumulators[i].value();
    return scores as Scores;
  }
}

/** The loss of a batch, one number. */
function lossOf(
  op: string,
  loss: LossFunction,
  prediction: Tensor,
  y: Tensor,
  w: Tensor | undefined,
): Tensor {
  const value = w === undefined ? loss(prediction, y) : weightedLoss(op, loss, prediction, y, w);
  if (isTensor(value) && value.size === 1) return value;
  throw new BpError(
    'BP_OPTION',
    op,
    "the loss must give one number, got {got}; a loss of @bp/losses does unless its reduction is 'none'",
    { got: isTensor(value) ? `a tensor of shape [${value.shape.join(', ')}]` : typeof value },
  );
}
