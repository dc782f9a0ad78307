export { type BceOptions, bce } from './bce';
export { type BceWithLogitsOptions, bceWithLogits } from './bce-with-logits';
export type { ClassLossOptions } from './class-loss';
export { type CosineEmbeddingOptions, cosineEmbedding } from './cosine-embedding';
export { type CrossEntropyOptions, crossEntropy } from './cross-entropy';
export { type GaussianNllOptions, gaussianNll } from './gaussian-nll';
export { halfSse } from './half-sse';
export { type HingeOptions, hinge } from './hinge';
export { type HingeEmbeddingOptions, hingeEmbedding } from './hinge-embedding';
export { type HuberOptions, huber } from './huber';
export { type KlDivOptions, klDiv } from './kl-div';
export { mae } from './mae';
export { type MarginRankingOptions, marginRanking } from './margin-ranking';
export { mse } from './mse';
export { multiLabelMargin } from './multi-label-margin';
export {
  type MultiLabelSoftMarginOptions,
  multiLabelSoftMargin,
} from './multi-label-soft-margin';
export { type MultiMarginOptions, multiMargin } from './multi-margin';
export { nll } from './nll';
export type { PointwiseLoss } from './pointwise';
export { type PoissonNllOptions, poissonNll } from './poisson-nll';
export type { LossOptions, Reduction } from './reduction';
export { type SmoothL1Options, smoothL1 } from './smooth-l1';
export { softMargin } from './soft-margin';
export { type TripletMarginOptions, tripletMargin } from './triplet-margin';
