import { batches } from '@bp/data';
import type { Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import type { StateDict } from '@bp/module';
import { Adam } from '@bp/optim';
import { EarlyStopping } from '@bp/regularize';
import type { DigitParts, Examples } from './data';
import type { Display, EpochReport } from './display';
import { accuracyOf, evaluate, type Score } from './evaluate';
import { type GradientNorm, GradientNorms } from './gradient-norms';
import type { Interrupt } from './interrupt';
import { CONFIG } from './model';
import type { StopReason } from './run-file';

/** What training has left; the model holds the best weights. */
export interface Trained {
  readonly epochs: EpochReport[];
  readonly bestEpoch: number;
  readonly best: StateDict;
  readonly stopReason: StopReason;
  /** The gradients of the last epoch. */
  readonly gradients: readonly GradientNorm[];
}

interface Run {
  readonly model: Sequential;
  readonly data: DigitParts;
  readonly seed: string;
  readonly epochs: number;
  readonly display: Display;
  readonly interrupt: Interrupt;
}

/**
 * Trains until the validation loss has not fallen for a while, the epochs are used up or the user interrupts, and
 * goes back to the best weights seen.
 */
export async function train(run: Run): Promise<Trained> {
  const { model, data, display, interrupt } = run;
  const optimizer = new Adam(model.parameters(), {
    lr: CONFIG.lr,
    weightDecay: CONFIG.weightDecay,
  });
  const patience = new EarlyStopping({ patience: CONFIG.patience, mode: 'min' });
  const reports: EpochReport[] = [];
  let gradients: readonly GradientNorm[] = [];
  let best = model.stateDict();
  let bestEpoch = 0;
  let stopReason: StopReason = 'max-epochs';
  for (let epoch = 1; epoch <= run.epochs; epoch++) {
    const norms = new GradientNorms();
    const score = await trainEpoch(run, optimizer, epoch, norms);
    gradients = norms.rows();
    // An epoch that was cut short is not compared with whole ones.
    if (score === null) {
      stopReason = 'interrupted';
      break;
    }
    const validation = evaluate(model, data.validation.images, data.validation.labels);
    const { improved, stop } = patience.update(validation.loss);
    if (improved) {
      best = model.stateDict();
      bestEpoch = epoch;
    }
    const report = { epoch, train: score, validation, best: improved };
    reports.push(report);
    display.epoch(report);
    if (stop) {
      stopReason = 'early-stop';
      break;
    }
    if (interrupt.asked) {
      stopReason = 'interrupted';
      break;
    }
  }
  model.loadStateDict(best);
  return { epochs: reports, bestEpoch, best, stopReason, gradients };
}

/** One pass over the training images in mini-batches; null where the user interrupted it. */
async function trainEpoch(
  { model, data, seed, display, interrupt }: Run,
  optimizer: Adam,
  epoch: number,
  norms: GradientNorms,
): Promise<Score | null> {
  const order = batches(data.train, CONFIG.batchSize, { seed, epoch });
  let loss = 0;
  let accuracy = 0;
  model.train();
  let step = 0;
  for (const batch of order) {
    const score = trainStep(model, optimizer, batch, norms);
    loss += score.loss * batch.labels.size;
    accuracy += score.accuracy * batch.labels.size;
    display.progress(epoch, ++step, order.length, score.loss);
    await interrupt.breathe();
    if (interrupt.asked) return null;
  }
  const { size } = data.train.labels;
  return { loss: loss / size, accuracy: accuracy / size };
}

/** Forward, loss, backward, update. */
function trainStep(
  model: Sequential,
  optimizer: Adam,
  { images, labels }: Examples,
  norms: GradientNorms,
): Score {
  const logits = model.forward(images);
  const loss = crossEntropy(logits, labels);
  loss.backward();
  norms.observe(model);
  optimizer.step();
  optimizer.zeroGrad();
  return { loss: loss.item(), accuracy: accuracyOf(logits, labels) };
}
