import { noGrad } from '@bp/autograd';
import type { Module } from '@bp/module';
import { BpError, isBpError, type Tensor, zeros } from '@bp/tensor';
import { inEvaluation } from '../evaluate/evaluation-mode';
import { forwardOf } from '../evaluate/forward';
import type { Samples } from '../evaluate/samples';
import type { LossFunction } from '../measures/loss';
import { refuseBroadcast } from './broadcast';
import { refuseIdle } from './idle-labels';
import { rangeOf } from './label-range';
import { repairsFor } from './repairs';

/**
 * Checks all labels against the loss before anything is trained or measured, by trying: whatever the loss refuses later is refused
 * now, with the way out that the loss takes; and what it would take in silence to no use is refused, too, where outputs and
 * labels broadcast against each other, or where labels make no difference to any output.
 *
 * A loss is known by what it does, not by its name, so that one's own are checked as well.
 *
 * @param op - what messages call the caller
 * @param batch - how many samples the loss will see at a time
 * @throws BpError what the loss throws, with a way out where there is one
 */
export function checkLabels(
  op: string,
  model: Module,
  loss: LossFunction,
  { x, y }: Samples,
  batch: number,
): void {
  const n = x.shape[0];
  const rows = Math.min(batch, n);
  if (rows === 0) return;
  inEvaluation(model, () => {
    const prediction = forwardOf(op, model, x.narrow(0, 0, rows));
    const first = y.narrow(0, 0, rows);
    refuseBroadcast(op, prediction, first, () => tried(op, loss, prediction, first, y));
    if (rows < n) tryAll(op, loss, prediction, y);
    refuseIdle(op, loss, prediction, y);
  });
}

/** Calls the loss; an error that it throws of the labels gets a way out. */
function tried(op: string, loss: LossFunction, prediction: Tensor, y: Tensor, all: Tensor): void {
  try {
    loss(prediction, y);
  } catch (error) {
    throw explained(op, loss, prediction, y, error, all);
  }
}

/** How many outputs are made at a time, so that large data need no more memory than this takes. */
const MOST_AT_A_TIME = 2 ** 22;

/** Tries the labels of all samples with predictions that the model has made. */
function tryAll(op: string, loss: LossFunction, prediction: Tensor, y: Tensor): void {
  const n = y.shape[0];
  const [rows] = prediction.shape;
  // One call for all tells where a label stands among them.
  const size = Math.max(rows, Math.floor((MOST_AT_A_TIME * rows) / prediction.size));
  for (let start = 0; start < n; start += size) {
    tryMany(op, loss, prediction, y, start, Math.min(size, n - start));
  }
}

/** Tries so many labels from a place on. */
function tryMany(
  op: string,
  loss: LossFunction,
  prediction: Tensor,
  all: Tensor,
  first: number,
  n: number,
): void {
  const y = all.narrow(0, first, n);
  const [rows, ...rest] = prediction.shape;
  try {
    noGrad(() => loss(prediction.narrow(0, 0, 1).expand([n, ...rest]), y));
  } catch (error) {
    // A loss may know how many samples a batch has.
    for (let start = 0; start < n; start += rows) {
      const size = Math.min(rows, n - start);
      const part = y.narrow(0, start, size);
      if (takes(loss, prediction.narrow(0, 0, size), part)) continue;
      if (first === 0 || !isBpError(error)) {
        throw explained(op, loss, prediction, part, error, all);
      }
      // Its positions count from there.
      const reason = error.message;
      throw new BpError(error.code, op, 'among the samples from {first} on: {reason}', {
        first,
        reason,
      });
    }
  }
}

/** Whether a loss takes labels. */
function takes(loss: LossFunction, prediction: Tensor, y: Tensor): boolean {
  try {
    noGrad(() => loss(prediction, y));
    return true;
  } catch {
    return false;
  }
}

/** An error of the loss with what would mend it, found by trying; as it is where nothing would. */
function explained(
  op: string,
  loss: LossFunction,
  prediction: Tensor,
  y: Tensor,
  error: unknown,
  all: Tensor,
): unknown {
  if (!isBpError(error)) return error;
  const range = rangeOf(all);
  const some = prediction.narrow(0, 0, Math.min(prediction.shape[0], y.shape[0]));
  const repair = repairsFor(some.shape, y, range).find(
    ({ code, of }) => code === error.code && takes(loss, some, of(y)),
  );
  if (repair !== undefined) {
    return new BpError(error.code, op, 'the labels do not fit the loss; {repair} does. {reason}', {
      repair: repair.text,
      reason: error.message,
    });
  }
  const outputs = range.high + 1;
  const isClass = range.isWhole && range.low >= 0 && outputs <= MOST_OUTPUTS;
  const [n, k = 1, ...rest] = some.shape;
  if (isClass && outputs > k && takes(loss, zeros([n, outputs, ...rest]), y)) {
    return new BpError(
      error.code,
      op,
      'the labels do not fit the loss; a model with {outputs} outputs does, this one has {k}. {reason}',
      { outputs, k, reason: error.message },
    );
  }
  return error;
}

/** Larger labels are no classes, and a model with so many outputs is no advice. */
const MOST_OUTPUTS = 10_000;
