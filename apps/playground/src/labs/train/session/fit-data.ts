import {
  configAt,
  type DataSpec,
  type ExperimentConfig,
  type LossName,
  patchConfig,
} from '../../../core/config';
import type { Task } from '../../../worker/train-messages';

const NUMBERS: readonly string[] = ['plane', 'hills', 'sine', 'fishCakes'];
const SEVERAL: readonly string[] = ['spirals3', 'blobs4', 'iris', 'digits'];

/** Whether samples have two columns, where that is known before they are there. */
export function isPlane(data: DataSpec): boolean {
  return (
    data.kind === 'points' ||
    (data.kind === 'generated' && data.name !== 'sine' && data.name !== 'fishCakes')
  );
}

/** What a network has to learn from some data; null where only the data itself can tell. */
export function taskOf(data: DataSpec): Task | null {
  if (data.kind === 'csv') return null;
  if (data.kind === 'points') {
    return data.points.some(([, , label]) => label > 1) ? 'classes' : 'binary';
  }
  return NUMBERS.includes(data.name)
    ? 'regression'
    : SEVERAL.includes(data.name)
      ? 'classes'
      : 'binary';
}

const FITTING: Readonly<Record<Task, readonly [usual: LossName, ...others: LossName[]]>> = {
  binary: ['bce', 'crossEntropy', 'mse', 'halfSse', 'mae', 'huber', 'hinge'],
  classes: ['crossEntropy', 'mse', 'halfSse'],
  regression: ['mse', 'halfSse', 'mae', 'huber'],
};

/** The same config with other data, and with a loss and an output that fit them where its own do not. */
export function withData(
  config: ExperimentConfig,
  data: DataSpec,
  task = taskOf(data),
): ExperimentConfig {
  const now = configAt(config, Infinity);
  const before = taskOf(config.data);
  const changed: ExperimentConfig = { ...now, data, events: [] };
  if (task === null || task === before) return changed;
  const fits = FITTING[task].includes(now.loss);
  // a loss that was only there because numbers were learned goes with them
  if (fits && before !== 'regression') return changed;
  const withLoss = patchConfig(changed, 'loss', FITTING[task][0]);
  return task === 'regression' ? patchConfig(withLoss, 'net.out', 'identity') : withLoss;
}
