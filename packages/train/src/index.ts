export { type Callback, type FitOptions, fit } from './fit';
export type { Accumulator, Metric, MetricValue } from './metric';
export type { RunDifference, ValueDifference } from './run/difference';
export type { RunEvents } from './run/events';
export type {
  Best,
  Change,
  EpochRecord,
  RunHistory,
  RunPosition,
  Stopped,
  StopReason,
} from './run/history';
export type { PenaltyOptions } from './run/penalty';
export { type PlayOptions, Run } from './run/run';
export type { RunOptions } from './run/run-options';
export type { SavedRun } from './run/saved-run';
export type { SettingValue } from './run/settings';
export type { StopOptions } from './run/stop-rule';
export type { BatchStream } from './run/stream-source';
export type { Trace } from './run/trace';
