export { type EvaluateOptions, type EvaluationData, evaluate } from './evaluate';
export type { Scores } from './evaluate/evaluator';
export type { Stream } from './evaluate/read-data';
export type { SamplesLike } from './evaluate/samples';
export { type Callback, type FitOptions, fit } from './fit';
export type { LossFunction } from './loss';
export type { Accumulator, Metric, MetricValue } from './metric';
export { accuracy } from './metrics/accuracy';
export type { BatchFunction } from './metrics/averaged';
export type { Average, ClassRatio, ClassRatioOptions } from './metrics/class-ratio';
export { confusionMatrix } from './metrics/confusion-matrix';
export type { ClassMetricOptions } from './metrics/decisions';
export { defineMetric } from './metrics/define-metric';
export { f1 } from './metrics/f1';
export { meanAbsoluteError, meanSquaredError, rootMeanSquaredError } from './metrics/mean-error';
export { precision } from './metrics/precision';
export { r2Score } from './metrics/r2-score';
export type { MetricLike, MetricsLike } from './metrics/read-metrics';
export { recall } from './metrics/recall';
export { type RocAuc, type RocAucOptions, rocAuc } from './metrics/roc-auc';
export { topK } from './metrics/top-k';
export { type PredictOptions, predict } from './predict';
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
