import { type ClassRatio, classRatio } from './class-ratio';

/**
 * The share of decisions for a class that are right: tp / (tp + fp).
 *
 * It takes what {@link accuracy} takes. Of two classes, or one output, it is the figure of class 1; of more, `average` says how
 * their figures become one.
 *
 * @throws BpError `BP_OPTION` for more than two classes without `average`; whatever {@link accuracy} throws
 * @example
 * const logits = tensor([[2, 1], [0, 3], [0, 1]]);
 * precision(logits, tensor([0, 1, 0])); // 0.5
 * precision({ average: 'none' })(logits, tensor([0, 1, 0])); // [1, 0.5]
 * @see scikit-learn, precision_score
 */
export const precision: ClassRatio = /* @__PURE__ */ classRatio('precision', (right, decided) => [
  right,
  decided,
]);
