export type { Accumulator, Metric, MetricValue } from './metric';
