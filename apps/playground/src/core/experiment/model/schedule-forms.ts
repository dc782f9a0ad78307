import {
  cosineLr,
  exponentialLr,
  oneCycleLr,
  reduceOnPlateauLr,
  stepLr,
  warmupLr,
} from '@bp/optim';
import type { RunOptions } from '@bp/train';
import type { ScheduleName } from '../../config';

interface Course {
  readonly lr: number;
  readonly epochs: number;
  readonly batches: number;
}

/**
 * step: halved after each quarter. exponential: 0.99 an epoch. cosine: down to 0 at the last epoch. warmup: up from 0 over the
 * first twentieth of all updates. oneCycle: up to the rate and down again. plateau: halved after 20 epochs without a better
 * validation loss.
 */
export function scheduleForm(
  name: Exclude<ScheduleName, 'constant'>,
  { lr, epochs, batches }: Course,
): Pick<RunOptions, 'schedule' | 'scheduleEvery'> {
  const updates = epochs * batches;
  switch (name) {
    case 'step':
      return {
        schedule: stepLr({ stepSize: Math.ceil(epochs / 4), gamma: 0.5 }),
        scheduleEvery: 'epoch',
      };
    case 'exponential':
      return { schedule: exponentialLr({ gamma: 0.99 }), scheduleEvery: 'epoch' };
    case 'cosine':
      return { schedule: cosineLr({ tMax: updates }), scheduleEvery: 'update' };
    case 'warmup':
      return {
        schedule: warmupLr({ steps: Math.ceil(updates / 20), startFactor: 0.01 }),
        scheduleEvery: 'update',
      };
    case 'oneCycle':
      return {
        schedule: oneCycleLr({ maxLr: lr, totalSteps: updates + 1, cycleMomentum: false }),
        scheduleEvery: 'update',
      };
    case 'plateau':
      return { schedule: reduceOnPlateauLr({ factor: 0.5, patience: 20 }), scheduleEvery: 'epoch' };
  }
}
