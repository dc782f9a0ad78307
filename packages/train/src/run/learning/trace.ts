import type { Module } from '@bp/module';
import { BpError, type Tensor } from '@bp/tensor';
import { wholeNumber } from '@bp/tensor/engine';
import type { Samples } from '../../evaluate/samples';
import type { LossFunction } from '../../measures/loss';
import { type Batch, pick } from '../batches/batch';
import { lossOf } from './learner';
import { untouched } from './untouched';

/** A forward pass with its record, for explanations: `explain(trace.loss, { model })`. */
export interface Trace {
  /** The loss, from which gradients can be asked for, such as by `explain`. */
  readonly loss: Tensor;
  /** What the model gave. */
  readonly output: Tensor;
  readonly x: Tensor;
  readonly y: Tensor;
  /** The rows of the data; null for batches from elsewhere. */
  readonly rows: readonly number[] | null;
}

/** What a trace is made of. */
export interface Traced {
  readonly model: Module;
  readonly loss: LossFunction;
  readonly data: Samples | null;
  /** The batch that comes next. */
  readonly batch: Batch;
  /** Where the random sources stand that the model draws from. */
  readonly streams: () => unknown;
}

/** The record of the whole batch that comes next, just as the model will learn from it. */
export function traceBatch(traced: Traced): Trace {
  const { batch, data } = traced;
  const samples = batch.samples ?? pick(data as Samples, batch.rows as Int32Array);
  return forward(traced, samples, batch.rows === null ? null : [...batch.rows]);
}

/**
 * The record of one sample. Where the model draws random numbers or keeps statistics of batches, the sample goes through it
 * within the batch that comes next, so that it meets the same mask and the same statistics; then only its own loss is traced.
 *
 * @param index - which one of the batch
 */
export function traceInBatch(traced: Traced, index: number): Trace {
  const { batch, data } = traced;
  const samples = batch.samples ?? pick(data as Samples, batch.rows as Int32Array);
  const rows = batch.rows === null ? null : [batch.rows[index]];
  const alone = dependsOnBatch(traced, samples)
    ? null
    : forward(traced, pick(samples, [index]), rows);
  return alone ?? oneOf(traced, samples, index, rows);
}

/** The record of a sample of the data by its row; see {@link traceInBatch}. One that is not in the batch goes first in it. */
export function traceRow(traced: Traced, row: number): Trace {
  const { batch, data } = traced;
  if (batch.rows === null || data === null) {
    throw new BpError(
      'BP_OPTION',
      'Run.trace',
      "batches from elsewhere have no row {row}; trace('batch') or trace() shows what comes next",
      { row },
    );
  }
  wholeNumber('Run.trace', 'row', row, 0, data.x.shape[0] - 1);
  const rows = Int32Array.from(batch.rows);
  let index = rows.indexOf(row);
  if (index < 0) {
    index = 0;
    rows[0] = row;
  }
  return traceInBatch({ ...traced, batch: { ...batch, rows } }, index);
}

function forward({ model, loss }: Traced, { x, y, w }: Samples, rows: number[] | null): Trace {
  return untouched(() => {
    const output = model.forward(x);
    return { loss: lossOf(loss, output, y, w), output, x, y, rows };
  });
}

function oneOf(
  { model, loss }: Traced,
  samples: Samples,
  index: number,
  rows: number[] | null,
): Trace {
  return untouched(() => {
    const output = model.forward(samples.x).indexSelect(0, [index]);
    const { x, y } = pick(samples, [index]);
    return { loss: lossOf(loss, output, y, undefined), output, x, y, rows };
  });
}

/** Whether what becomes of a sample depends on where it stands in a batch. */
function dependsOnBatch({ model, streams }: Traced, { x }: Samples): boolean {
  if (model.buffers().length > 0) return true;
  return untouched(() => {
    const before = JSON.stringify(streams());
    model.forward(x.narrow(0, 0, 1));
    return JSON.stringify(streams()) !== before;
  });
}
