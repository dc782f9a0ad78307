export {
  type Activations,
  type ActivationsOptions,
  activations,
} from './activations/activations';
export type { BatchStatistics } from './activations/batch-statistics';
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
