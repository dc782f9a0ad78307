import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toNumber } from './decode.mjs';
import { Mismatch, required, Unsupported } from './outcome.mjs';
import { trainModel } from './train-model.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { TrainCase } from './contract/schema' */

/**
 * Training on real data: the first gradients, the loss of every step, and at the end loss and
 * accuracy on both parts of the data.
 *
 * @param {TrainCase} judged
 * @param {Trial} trial
 * @param {string} folder where `datasetFile` is relative to
 */
export function runTrain(judged, trial, folder) {
  const { adapter, tolerance } = trial;
  const data = readRows(judged, trial, folder);
  const { parameters, forward } = trainModel(judged, trial);
  const criterion = required(adapter.op?.[judged.loss.op], judged.loss.op);
  /** @param {unknown} prediction @param {unknown} target */
  const lossOf = (prediction, target) =>
    criterion([prediction, target], { reduction: 'mean', ...judged.loss.options });
  const { op, options } = judged.optimizer;
  const optimizer = required(adapter.optimizer, 'optimizer')(op, [{ params: parameters }], options);
  if (!optimizer) throw new Unsupported(op);
  const scheduler =
    judged.scheduler &&
    required(
      adapter.scheduler?.(judged.scheduler.op, judged.scheduler.options, optimizer, judged),
      judged.scheduler.op,
    );

  const differentiate = trial.backend.prepare(
    (/** @type {unknown} */ x, /** @type {unknown} */ target) => {
      const loss = lossOf(forward(x, true), target);
      return { loss, gradients: adapter.grad([loss], [trial.scalar(1)], parameters) };
    },
  );
  const update = trial.backend.prepare(() => void optimizer.step());
  const everything = judged.batches === 'full' ? data.batch(judged.train) : null;
  for (let step = 0; step < judged.steps; step++) {
    const { x, target } = everything ?? data.batch(rowsOfStep(judged, step));
    const { loss, gradients } = differentiate(x, target);
    if (step === 0) expectFirstGradients(judged, gradients, trial);
    parameters.forEach((parameter, i) => {
      adapter.setGrad(parameter, adapter.read(/** @type {unknown} */ (gradients[i])));
    });
    trial.expectNumber(`loss ${step}`, toNumber(judged.loss64[step]), value(loss, trial));
    update();
    scheduler?.step();
  }

  const wider = { rtol: tolerance.rtol * 100, atol: tolerance.atol * 100 };
  for (const part of /** @type {const} */ (['train', 'test'])) {
    const rows = judged[part];
    const { x, target } = data.batch(rows);
    const output = forward(x, false);
    const loss = value(lossOf(output, target), trial);
    const want = Number(judged.final64[`${part}Loss`]);
    trial.expectNumber(`${part} loss`, want, loss, { tolerance: wider });
    const accuracy = judged.final64[`${part}Accuracy`];
    if (accuracy === undefined || accuracy === null) continue;
    const logits = Array.from(adapter.read(output).data, Number);
    expectAccuracy(part, accuracy, logits, data.labels(rows), data.isClassIndex, trial);
  }
}

/** @param {TrainCase} judged @param {number} step */
function rowsOfStep({ train, batches }, step) {
  return /** @type {number[][]} */ (batches)[step].map((position) => train[position]);
}

/**
 * Rows of the data set as tensors of the library.
 *
 * @param {TrainCase} judged
 * @param {Trial} trial
 * @param {string} folder
 */
function readRows(judged, trial, folder) {
  const { shape, x, y, scale } = JSON.parse(readFileSync(join(folder, judged.datasetFile), 'utf8'));
  const features = shape[1];
  const isClassIndex = judged.loss.op === 'CrossEntropyLoss';
  /** @param {number[]} rows @returns {number[]} */
  const labels = (rows) => rows.map((row) => y[row]);
  /** @param {number[]} rows */
  const batch = (rows) => {
    const values = rows.flatMap((row) =>
      x.slice(row * features, (row + 1) * features).map((/** @type {number} */ v) => v * scale),
    );
    const size = rows.length;
    return {
      x: trial.tensor({ shape: [size, features], dtype: 'float', data: values }),
      target: trial.tensor(
        isClassIndex
          ? { shape: [size], dtype: 'int64', data: labels(rows) }
          : { shape: [size, 1], dtype: 'float', data: labels(rows) },
      ),
    };
  };
  return { batch, labels, isClassIndex };
}

/**
 * Norms of the first gradients.
 *
 * @param {TrainCase} judged
 * @param {unknown[]} gradients
 * @param {Trial} trial
 */
function expectFirstGradients(judged, gradients, trial) {
  const { rtol, atol } = trial.tolerance;
  // a bias under batch norm has the gradient 0, computed as some 1e-17
  const tolerance = { rtol: Math.max(rtol * 10, 1e-7), atol: Math.max(atol, 1e-7) };
  Object.keys(judged.params).forEach((name, i) => {
    const norm = Math.hypot(...Array.from(trial.adapter.read(gradients[i]).data, Number));
    const want = toNumber(judged.gradNorms0[name]);
    trial.expectNumber(`first gradient norm of ${name}`, want, norm, { tolerance });
  });
}

/**
 * Share of rows predicted right: the largest logit, the first of equals, or, with one output, its
 * sign. In float32 two rows may fall on the other side.
 *
 * @param {string} part
 * @param {number} want
 * @param {number[]} logits
 * @param {number[]} labels
 * @param {boolean} isClassIndex
 * @param {Trial} trial
 */
function expectAccuracy(part, want, logits, labels, isClassIndex, trial) {
  const rows = labels.length;
  const classes = logits.length / rows;
  const right = labels.filter((label, row) => {
    const scores = logits.slice(row * classes, (row + 1) * classes);
    const predicted = isClassIndex ? indexOfLargest(scores) : Number(logits[row] > 0);
    return predicted === label;
  }).length;
  const accuracy = right / rows;
  const allowed = trial.isFloat32 ? 2.02 / rows : 0;
  if (Math.abs(accuracy - want) > allowed + 1e-9) {
    throw new Mismatch(`${part} accuracy ${accuracy}, want ${want}`);
  }
}

/** @param {number[]} scores */
function indexOfLargest(scores) {
  return scores.reduce((best, score, i) => (score > scores[best] ? i : best), 0);
}

/** @param {unknown} loss @param {Trial} trial */
function value(loss, trial) {
  return Number(trial.adapter.read(loss).data[0]);
}
