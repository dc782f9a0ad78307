export { type Callback, type FitOptions, fit } from './fit';
export type { Accumulator, Metric, MetricValue } from './metric';
export type { BatchStream } from './run/batches/stream-source';
export type { PenaltyOptions } from './run/learning/penalty';
export type { Trace } from './run/learning/trace';
export type { PlayOptions } from './run/play';
export type { RunEvents } from './run/record/events';
export type {
  Best,
  Change,
  EpochRecord,
  RunHistory,
  RunPosition,
  SettingValue,
  Stopped,
  StopReason,
} from './run/record/history';
export type { StopOptions } from './run/record/stop-rule';
export { Run } from './run/run';
export type { RunOptions } from './run/run-options';
export type { RunDifference, ValueDifference } from './run/state/difference';
export type { SavedRun } from './run/state/saved-run';
