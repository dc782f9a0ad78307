import { hinge, huber, mae } from '@bp/losses';
import type { LossName } from '../../config';
import type { Loss } from './loss';

export const RARER: Partial<Record<LossName, Loss>> = {
  mae: (output, target) => mae(output, target),
  huber: (output, target) => huber(output, target),
  hinge: (output, target) => hinge(output, target),
};
