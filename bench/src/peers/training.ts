import { batchesOf } from '../works/batches';
import type { Work } from '../works/work';
import type { Run } from './peer';

/** Losses that peers compare before any time is taken. */
const CHECKED_STEPS = 4;

/** What a peer does with a network it has built. */
export interface Trainer {
  /** Forward, loss, backward, update with one of the batches. */
  step(batch: number): void;
  /** The loss of the last step, before its update. */
  loss(): number;
  /** The mean loss over a set of the work, without an update. */
  evaluate(set: 'train' | 'test'): number;
}

/** One run of a work: a step, or an epoch that ends with the losses over both sets. */
export function trainingRun(work: Work, trainer: Trainer): Run {
  const batches = batchesOf(work).length;
  if (work.test === undefined) {
    return {
      run: () => trainer.step(0),
      check: () =>
        Array.from({ length: CHECKED_STEPS }, () => {
          trainer.step(0);
          return trainer.loss();
        }),
    };
  }
  const epoch = () => {
    for (let i = 0; i < batches; i++) trainer.step(i);
    return [trainer.evaluate('train'), trainer.evaluate('test')];
  };
  return { run: () => void epoch(), check: epoch };
}
