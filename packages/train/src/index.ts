export type { Callback } from './callbacks/callback';
export { csvLog } from './callbacks/csv-log';
export { type GradientReportOptions, gradientReport } from './callbacks/gradient-report';
export { type CheckpointOptions, keepCheckpoints } from './callbacks/keep-checkpoints';
export type { Scores } from './evaluate/evaluator';
export type { Stream } from './evaluate/read-data';
export type { SamplesLike } from './evaluate/samples';
export { type EvaluateOptions, type EvaluationData, evaluate } from './fit/evaluate';
export { type FitOptions, fit } from './fit/fit';
export { type PredictOptions, predict } from './fit/predict';
export type { LossFunction } from './measures/loss';
export type { Accumulator, Metric, MetricValue } from './measures/metric';
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
export {
  type PretrainEpoch,
  type Pretraining,
  type PretrainMethod,
  type PretrainOptions,
  pretrain,
} from './pretrain/pretrain';
export {
  type ContrastiveDivergenceOptions,
  RBM,
  type RBMOptions,
  type VisibleUnits,
} from './pretrain/rbm';
export { type ProgressOptions, showProgress } from './progress/show-progress';
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
export { readRunFile } from './run-file/read-run-file';
export { type RunFile, type RunFileOptions, runFileOf, type WrittenRun } from './run-file/run-file';
export {
  type RunMismatch,
  type VerifyOptions,
  type VerifyReport,
  verifyRun,
} from './run-file/verify-run';
export { runFile, type WriteRunFileOptions, writeRunFile } from './run-file/write-run-file';
export {
  type CrossValidateOptions,
  type CrossValidation,
  crossValidate,
  type FoldData,
} from './search/cross-validate';
export { type FindLrOptions, findLr, type LrRange } from './search/find-lr';
export { type Grid, type GridChoice, gridSearch } from './search/grid-search';
export {
  type RandomSearchOptions,
  randomSearch,
  type SearchRange,
  type SearchSpace,
  type SpaceChoice,
} from './search/random-search';
export type {
  Hyperparameter,
  SearchOptions,
  SearchResult,
  Trial,
  TrialContext,
  TrialResult,
} from './search/trial';
export { serveRun } from './serve/serve-run';
export { fitInWorker } from './worker/fit-in-worker';
export type { WorkerLike } from './worker/start-worker';
export type { WorkerFit, WorkerFitOptions, WorkerResult } from './worker/worker-options';
