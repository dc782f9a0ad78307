import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import {
  apply,
  asTensor,
  f,
  formulaOperation,
  sameShape,
  UP_TO_ONE,
  WHOLE,
} from '@bp/tensor/engine';
import {
  type ClassLossOptions,
  type ClassSettings,
  negativeLogLikelihood,
  pickClasses,
  readClassLabels,
  readClassSettings,
  reduceSamples,
  unlessIgnored,
} from './class-loss';
import { refuseNaN } from './labels';
import { likePrediction, readPrediction } from './operands';
import { type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link crossEntropy}. */
export interface CrossEntropyOptions extends ClassLossOptions {
  /** ε in [0, 1]: how much of each label is spread evenly over all classes; 0 by default. */
  labelSmoothing?: number | undefined;
}

const DEFAULTS = {
  reduction: 'mean' as Reduction,
  weight: null as TensorLike | null,
  ignoreIndex: -100,
  labelSmoothing: 0,
};

/**
 * The cross-entropy −Σ_c q_c ln p_c of logits, where p = softmax(logits) and q are the labels: the loss for choosing one
 * of several classes, with the softmax inside. For class indices its gradient is p − q, q being 1 at the class.
 *
 * Numerics: through logSoftmax, so that logits of any size neither overflow nor lose digits.
 *
 * @param logits - real numbers before any softmax, shape [batch, classes, …], or [classes] for a single sample
 * @param target - class indices in [0, classes) of shape [batch, …], or probabilities in the shape of the logits
 * @param options.weight - one factor per class, shape [classes]
 * @param options.ignoreIndex - a class index that takes no part, −100 by default as in PyTorch
 * @param options.labelSmoothing - ε in [0, 1]: labels become (1 − ε) q + ε / classes; 0 by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`. With class indices the mean is
 *   Σ wᵢ lossᵢ / Σ wᵢ over the samples that are not ignored, with probabilities it is that over samples
 * @returns a single number, or with `'none'` one loss per sample; NaN when every sample is ignored
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when the logits are not real, `BP_NUMERIC` for NaN or a
 *   class index outside [0, classes), `BP_OPTION` for an option that is unknown or out of range
 * @see C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016, section 7 (label smoothing)
 * @example
 * crossEntropy([[2, 1, 0.1], [0, 3, 0]], [0, 1]).item(); // 0.25597643852233887
 */
export function crossEntropy(
  logits: TensorLike,
  target: TensorLike,
  options?: CrossEntropyOptions,
): Tensor {
  const op = 'crossEntropy';
  const { labelSmoothing, ...given } = readLossOptions(op, options, DEFAULTS, {
    ignoreIndex: WHOLE,
    labelSmoothing: UP_TO_ONE,
  });
  const x = readPrediction(op, 'logits', logits);
  const settings = readClassSettings(op, x, given);
  const { classAxis, ignoreIndex } = settings;
  const labels = asTensor(op, target, x.dtype);
  // A target of the shape of the logits has a number for every class.
  if (!sameShape(labels.shape, x.shape)) {
    const classes = readClassLabels(op, labels, x, classAxis, ignoreIndex);
    return ofClasses(x.logSoftmax(classAxis), classes, settings, labelSmoothing);
  }
  refuseNaN(op, labels);
  if (ignoreIndex !== DEFAULTS.ignoreIndex) {
    throw new BpError(
      'BP_OPTION',
      op,
      'ignoreIndex needs class indices, got probabilities of shape {target}',
      { target: labels.shape },
    );
  }
  return ofProbabilities(
    x.logSoftmax(classAxis),
    likePrediction(labels, x),
    settings,
    labelSmoothing,
  );
}

/** (1 − ε) · nll + ε/C · Σ_c −w_c ln p_c, of which ignored samples have neither part. */
const smoothed = /* @__PURE__ */ formulaOperation(
  'crossEntropy',
  (nll, label, sumOfLogs, ignoreIndex, kept, share) =>
    f.sub(f.mul(kept, nll), unlessIgnored(label, ignoreIndex, f.mul(share, sumOfLogs))),
  { operands: ['nll', 'label', 'sumOfLogs'], scalars: ['ignoreIndex', 'kept', 'share'] },
);

function ofClasses(
  logProbabilities: Tensor,
  labels: Tensor,
  settings: ClassSettings,
  smoothing: number,
): Tensor {
  const picked = pickClasses(logProbabilities, labels, settings);
  const likelihood = negativeLogLikelihood(picked, settings);
  if (smoothing === 0) return reduceSamples(likelihood, picked, settings);
  const { classAxis, ignoreIndex } = settings;
  const sumOfLogs = weighByClass(logProbabilities, settings).sum({ axis: classAxis });
  const share = smoothing / logProbabilities.shape[classAxis];
  const losses = apply(
    smoothed,
    [likelihood, labels, sumOfLogs],
    [ignoreIndex, 1 - smoothing, share],
  );
  return reduceSamples(losses, picked, settings);
}

/** −q′ ln p with the smoothed label q′ = (1 − ε) q + ε/C; an impossible class that no label asks for costs nothing. */
const classTerm = /* @__PURE__ */ formulaOperation(
  'crossEntropy',
  (logProbability, q, kept, share) => {
    const smooth = f.add(f.mul(kept, q), share);
    const neither = f.and(f.eq(smooth, 0), f.eq(logProbability, -Infinity));
    return f.select(neither, 0, f.neg(f.mul(smooth, logProbability)));
  },
  {
    operands: ['logProbability', 'q'],
    scalars: ['kept', 'share'],
    shown: (logProbability, q, kept, share) =>
      f.neg(f.mul(f.add(f.mul(kept, q), share), logProbability)),
  },
);

function ofProbabilities(
  logProbabilities: Tensor,
  probabilities: Tensor,
  settings: ClassSettings,
  smoothing: number,
): Tensor {
  const { classAxis, reduction } = settings;
  const share = smoothing / logProbabilities.shape[classAxis];
  const terms = apply(classTerm, [logProbabilities, probabilities], [1 - smoothing, share]);
  return reduce(weighByClass(terms, settings).sum({ axis: classAxis }), reduction);
}

/** Values of shape [batch, classes, …] times the factors of the classes. */
function weighByClass(values: Tensor, { classAxis, weight }: ClassSettings): Tensor {
  if (weight === null) return values;
  return values.mul(weight.reshape(values.shape.map((_, axis) => (axis === classAxis ? -1 : 1))));
}
