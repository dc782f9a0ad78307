import { type ClassRatio, classRatio } from './class-ratio';

/**
 * The harmonic mean of precision and recall: F₁ = 2 tp / (2 tp + fp + fn).
 *
 * It takes what {@link accuracy} takes. Of two classes, or one output, it is the figure of class 1; of more, `average` says how
 * their figures become one.
 *
 * @throws BpError `BP_OPTION` for more than two classes without `average`; whatever {@link accuracy} throws
 * @example
 * const logits = tensor([[2, 1, 0], [0, 3, 1], [0, 1, 0]]);
 * f1({ average: 'macro' })(logits, tensor([0, 1, 2])); // 0.5555555555555555
 * @see scikit-learn, f1_score
 */
export const f1: ClassRatio = /* @__PURE__ */ classRatio('f1', (right, decided, actual) => [
  2 * right,
  decided + actual,
]);
