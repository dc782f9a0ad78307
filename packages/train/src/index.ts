export type { Accumulator, Metric, MetricValue } from './metric';
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
