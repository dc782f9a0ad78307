import { compile } from '@bp/compile';
import type { Module } from '@bp/module';
import { clipGradNorm, clipGradValue, type Optimizer } from '@bp/optim';
import { BpError, isTensor, type Tensor, zeros } from '@bp/tensor';
import { allOrNothing } from '@bp/tensor/engine';
import type { Samples } from '../../evaluate/samples';
import { checkLabels } from '../../labels/check-labels';
import type { LossFunction } from '../../measures/loss';
import { weightedLoss } from '../../measures/weighted-loss';
import { type Batch, pick } from '../batches/batch';
import { areFinite } from './non-finite';
import type { Penalty } from './penalty';
import { untouched } from './untouched';

/** What it takes to learn from a batch. */
export interface Lesson {
  readonly model: Module;
  readonly loss: LossFunction;
  readonly optimizer: Optimizer;
  readonly penalty: Penalty | null;
  /** Bounds of the gradients: of their common norm, a tensor that programs follow, and of each element. */
  readonly clipNorm: Tensor | null;
  readonly clipValue: number | null;
  /** What is done after each step of the optimizer, such as a constraint of the weights. */
  readonly afterStep: ((model: Module) => void) | null;
  readonly compile: boolean;
  /** Whether a result that is not finite is refused, before anything changes. */
  readonly finite: boolean;
}

/** Which part of a group of batches whose gradients are added up a batch is. */
export interface Share {
  /** 1 / the number of batches in the group. */
  readonly share: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A batch that is a group of its own goes alone, since each argument of a compiled step takes time. */
type Learn<B> = (batch: B, share?: number, isFirst?: boolean, isLast?: boolean) => Tensor;

type Given = { x: Tensor; y: Tensor; w?: Tensor };

/** Learns from batches: gradients, and where a group of batches is complete, a step of the optimizer. */
export class Learner {
  /** The rows of the batch, by their number: the same tensor for the same number, so that programs find it at once. */
  readonly #rows = new Map<number, Tensor>();
  #latest: Tensor = zeros([0], { dtype: 'int32' });
  /** Whether it is known that the labels fit the loss; of batches from elsewhere the first one shows it. */
  #isChecked: boolean;
  readonly #lesson: Lesson;
  readonly #data: Samples | null;
  readonly #learnRows: Learn<Tensor>;
  readonly #learnSamples: Learn<Given>;

  constructor(lesson: Lesson, data: Samples | null) {
    this.#lesson = lesson;
    this.#data = data;
    this.#isChecked = data !== null;
    const { finite } = lesson;
    const learnRows: Learn<Tensor> = (rows, share = 1, isFirst = true, isLast = true) => {
      return learn(lesson, pick(data as Samples, rows), { share, isFirst, isLast });
    };
    const learnSamples: Learn<Given> = (samples, share = 1, isFirst = true, isLast = true) =>
      learn(lesson, samples, { share, isFirst, isLast });
    const options = { name: 'Run', finite };
    const made = <B>(step: Learn<B>): Learn<B> =>
      lesson.compile
        ? (compile(step, options) as unknown as Learn<B>)
        : finite
          ? allFinite(step, lesson.model)
          : step;
    this.#learnRows = made(learnRows);
    this.#learnSamples = made(learnSamples);
  }

  /** @returns the loss, without penalty */
  learn({ rows, samples, size }: Batch, { share, isFirst, isLast }: Share): number {
    const isGroup = share === 1 && isFirst && isLast;
    let loss: Tensor;
    if (rows !== null) {
      if (this.#latest.size !== size) this.#latest = this.#rowsOf(size);
      this.#latest.storage.data.set(rows);
      loss = isGroup
        ? this.#learnRows(this.#latest)
        : this.#learnRows(this.#latest, share, isFirst, isLast);
    } else {
      const { x, y, w } = samples as Samples;
      if (!this.#isChecked) {
        const { model, loss } = this.#lesson;
        untouched(() => checkLabels('Run', model, loss, { x, y, w }, size));
        this.#isChecked = true;
      }
      const given = w === undefined ? { x, y } : { x, y, w };
      loss = isGroup
        ? this.#learnSamples(given)
        : this.#learnSamples(given, share, isFirst, isLast);
    }
    return loss.storage.data[loss.offset];
  }

  /** The same, not compiled and not looked at, to be called by those who watch: its samples are at hand before. */
  asIs({ rows, samples }: Batch, share: Share): () => Tensor {
    const given = samples ?? pick(this.#data as Samples, rows as Int32Array);
    return () => learn(this.#lesson, given, share);
  }

  #rowsOf(size: number): Tensor {
    let rows = this.#rows.get(size);
    if (rows === undefined) {
      rows = zeros([size], { dtype: 'int32' });
      this.#rows.set(size, rows);
    }
    return rows;
  }
}

function learn(
  { model, loss, optimizer, penalty, clipNorm, clipValue, afterStep }: Lesson,
  { x, y, w }: Samples,
  { share, isFirst, isLast }: Share,
): Tensor {
  // First, so that the gradients are there to be looked at afterwards.
  if (isFirst) optimizer.zeroGrad();
  const error = lossOf(loss, model.forward(x), y, w);
  const extra = penalty?.value() ?? null;
  const total = extra === null ? error : error.add(extra.cast(error.dtype));
  (share === 1 ? total : total.mul(share)).backward();
  if (isLast) {
    if (clipValue !== null) clipGradValue(model, clipValue);
    if (clipNorm !== null) clipGradNorm(model, clipNorm);
    optimizer.step();
    afterStep?.(model);
  }
  return error.detach();
}

/**
 * The loss of a batch, one number without axes.
 *
 * @throws BpError `BP_SHAPE` for a loss that is not one number
 */
export function lossOf(
  loss: LossFunction,
  prediction: Tensor,
  y: Tensor,
  w: Tensor | undefined,
): Tensor {
  if (w !== undefined) return weightedLoss('Run', loss, prediction, y, w);
  const total = loss(prediction, y);
  if (isTensor(total) && total.size === 1) return total.rank === 0 ? total : total.reshape([]);
  throw new BpError('BP_SHAPE', 'Run', 'the loss must be one number, got {got}', {
    got: isTensor(total) ? total.shape : typeof total,
  });
}

/** Has a step that brings a number that is not finite change nothing, as the option `finite` of `compile` does. */
function allFinite<B>(step: Learn<B>, model: Module): Learn<B> {
  return (...given) =>
    allOrNothing(() => {
      const loss = step(...given);
      if (areFinite([loss, ...model.parameters(), ...model.buffers()])) return loss;
      throw new BpError('BP_NUMERIC', 'Run', 'a loss or a weight is not finite');
    });
}
