import type { StateDict } from '@bp/module';
import { BpError } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';
import type { Change, EpochRecord } from '../record/history';
import type { Checkpoint } from './checkpoints';

/** Everything needed to take a run up again, to the bit: plain JSON, with tensors that are copies. */
export interface SavedRun extends Checkpoint {
  readonly format: 'bp-run-state/1';
  readonly seed: string;
  readonly epochs: readonly EpochRecord[];
  readonly changes: readonly Change[];
  readonly losses: readonly number[];
  /** The weights of the best epoch; null where nobody asked for them. */
  readonly best: StateDict | null;
  /** Whether the model had those when it was saved. */
  readonly showsBest: boolean;
  /** Settings that were changed at any time, as they were at first. */
  readonly initial: Checkpoint['settings'];
  /** The fingerprint of the weights before the first batch; null where nobody knows them any more. */
  readonly start: string | null;
}

const LISTS = ['epochs', 'changes', 'losses'];
const OBJECTS = [
  'position',
  'sums',
  'model',
  'gradients',
  'optimizer',
  'random',
  'settings',
  'initial',
];

/**
 * A saved run, checked as far as can be seen without the run.
 *
 * @throws BpError `BP_FORMAT` for what is none
 */
export function readSavedRun(op: string, value: unknown): SavedRun {
  const saved = (isPlainObject(value) ? value : {}) as Record<string, unknown>;
  const position = (saved.position ?? {}) as Record<string, unknown>;
  const isWhole =
    saved.format === 'bp-run-state/1' &&
    typeof saved.seed === 'string' &&
    LISTS.every((name) => Array.isArray(saved[name])) &&
    [...(saved.epochs as unknown[]), ...(saved.changes as unknown[])].every(isPlainObject) &&
    OBJECTS.every((name) => typeof saved[name] === 'object' && saved[name] !== null) &&
    ['epoch', 'batch', 'sample', 'update'].every(
      (name) => Number.isInteger(position[name]) && (position[name] as number) >= 0,
    );
  if (isWhole) return value as SavedRun;
  throw new BpError('BP_FORMAT', op, 'expected what save() gave, got {got}', {
    got: isPlainObject(value)
      ? `an object with ${Object.keys(value).slice(0, 5).join(', ')}`
      : typeof value,
  });
}
