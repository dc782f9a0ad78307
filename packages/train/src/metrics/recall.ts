import { type ClassRatio, classRatio } from './class-ratio';

/**
 * The share of the samples of a class that are found: tp / (tp + fn).
 *
 * It takes what {@link accuracy} takes. Of two classes, or one output, it is the figure of class 1; of more, `average` says how
 * their figures become one.
 *
 * @throws BpError `BP_OPTION` for more than two classes without `average`; whatever {@link accuracy} throws
 * @example
 * const logits = tensor([[2, 1], [3, 0], [0, 1]]);
 * recall(logits, tensor([0, 1, 1])); // 0.5
 * @see scikit-learn, recall_score
 */
export const recall: ClassRatio = /* @__PURE__ */ classRatio('recall', (right, _, actual) => [
  right,
  actual,
]);
