export {
  type Activations,
  type ActivationsOptions,
  activations,
} from './activations/activations';
export type { BatchStatistics } from './activations/batch-statistics';
export {
  type AnomalyOptions,
  type AnomalyWatch,
  detectAnomaly,
  watchAnomalies,
} from './anomaly/detect-anomaly';
export type { AnomalyFinding, AnomalyOperand, Phase } from './anomaly/finding';
export type { LargestPart } from './anomaly/largest-part';
export type { AnomalyJson, AnomalyReport } from './anomaly/report';
export type { FlowLayer, FlowProblem } from './flow/flow-layer';
export { type FlowJson, type FlowOptions, GradientFlow, gradientFlow } from './flow/gradient-flow';
export type { FlowStep } from './flow/measure-flow';
export type { FlowActivation } from './flow/measured-activation';
export type { FlowVerdict } from './flow/verdict';
export {
  type Summary,
  type SummaryJson,
  type SummaryOptions,
  summary,
} from './summary/summary';
export type { SummaryRow, SummaryTotals } from './summary/summary-row';
export {
  type ExplainUpdateOptions,
  explainUpdate,
  type UpdateExplanation,
  type UpdateJson,
} from './update/explain-update';
export type { UpdateReason, UpdateStep } from './update/update-steps';
export type { InspectLanguage, Sentence } from './words/sentence';
