import { BpError, type Tensor, type TensorLike, where } from '@bp/tensor';
import { apply, asTensor, f, formulaOperation, type Node, sameShape } from '@bp/tensor/engine';
import { readClasses } from './labels';
import { type LossOptions, type Reduction, reduce } from './reduction';

/** Options of losses over classes. */
export interface ClassLossOptions extends LossOptions {
  /** One factor per class, to count rare classes more; shape [classes]. */
  weight?: TensorLike | null | undefined;
  /** The label of samples that count neither in the loss nor in its mean; −100 by default, as in PyTorch. */
  ignoreIndex?: number | undefined;
}

export const CLASS_DEFAULTS = {
  reduction: 'mean' as Reduction,
  weight: null as TensorLike | null,
  ignoreIndex: -100,
};

/** How a loss over classes treats its samples. */
export interface ClassSettings {
  /** 0 for a prediction of shape [classes], 1 for [batch, classes, …]. */
  readonly classAxis: number;
  /** One factor per class, or null where all count the same. */
  readonly weight: Tensor | null;
  readonly ignoreIndex: number;
  readonly reduction: Reduction;
}

/** Checks the options of a loss over classes against its prediction. */
export function readClassSettings(
  op: string,
  prediction: Tensor,
  { weight, ignoreIndex, reduction }: typeof CLASS_DEFAULTS,
): ClassSettings {
  const classAxis = classAxisOf(op, prediction);
  const factors = weight === null ? null : readClassWeight(op, weight, prediction, classAxis);
  return { classAxis, weight: factors, ignoreIndex, reduction };
}

/** The axis of the classes; a single number has none. */
export function classAxisOf(op: string, { rank }: Tensor): number {
  if (rank === 0) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'the prediction must have shape [batch, classes, …] or [classes], got a single number',
    );
  }
  return rank === 1 ? 0 : 1;
}

/** The class axis of a prediction that must have shape [batch, classes] or [classes]. */
export function rowAxisOf(op: string, { shape, rank }: Tensor): number {
  if (rank !== 1 && rank !== 2) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'the prediction must have shape [batch, classes] or [classes], got {shape}',
      { shape },
    );
  }
  return rank - 1;
}

/** The factors of the classes, in the type of the prediction. */
export function readClassWeight(
  op: string,
  weight: TensorLike,
  prediction: Tensor,
  classAxis: number,
): Tensor {
  const factors = asTensor(op, weight, prediction.dtype);
  const expected = [prediction.shape[classAxis]];
  if (!sameShape(factors.shape, expected)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'weight must hold one factor per class, shape {expected}, got {weight}',
      { expected, weight: factors.shape },
    );
  }
  return factors.cast(prediction.dtype);
}

/**
 * The class indices of the samples, as int32.
 *
 * @param ignoreIndex - a label that means "no class"; null for none
 */
export function readClassLabels(
  op: string,
  target: TensorLike,
  prediction: Tensor,
  classAxis: number,
  ignoreIndex: number | null,
): Tensor {
  const labels = asTensor(op, target, prediction.dtype);
  const samples = prediction.shape.filter((_, axis) => axis !== classAxis);
  if (!sameShape(labels.shape, samples)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'for a prediction of shape {prediction} the target must hold class indices of shape {samples}, got {target}',
      { prediction: prediction.shape, samples, target: labels.shape },
    );
  }
  return readClasses(op, labels, prediction.shape[classAxis], ignoreIndex);
}

/** What the labels of samples pick out of the prediction and the weights. */
export interface PickedClasses {
  readonly labels: Tensor;
  /** ln p of each sample's class; shape of the labels. */
  readonly logProbability: Tensor;
  /** The factor of each sample's class, or null. */
  readonly weight: Tensor | null;
}

/** Picks each sample's class; for an ignored sample class 0, whose values are not used. */
export function pickClasses(
  logProbabilities: Tensor,
  labels: Tensor,
  { classAxis, weight, ignoreIndex }: ClassSettings,
): PickedClasses {
  const safe = where(labels.eq(ignoreIndex), 0, labels);
  return {
    labels,
    logProbability: logProbabilities
      .gather(classAxis, safe.unsqueeze(classAxis))
      .squeeze(classAxis),
    weight: weight?.gather(0, safe.flatten()).reshape(labels.shape) ?? null,
  };
}

/** An ignored sample takes no part: its loss and its gradient are exactly 0, whatever its logits. */
export function unlessIgnored(label: Node, ignoreIndex: Node, loss: Node): Node {
  return f.select(f.eq(label, ignoreIndex), 0, loss);
}

function likelihood(logProbability: Node, label: Node, weight: Node | number, ignored: Node): Node {
  return unlessIgnored(label, ignored, f.neg(f.mul(weight, logProbability)));
}

const plain = /* @__PURE__ */ formulaOperation(
  'nll',
  (logProbability, label, ignoreIndex) => likelihood(logProbability, label, 1, ignoreIndex),
  { operands: ['logProbability', 'label'], scalars: ['ignoreIndex'] },
);

const weighted = /* @__PURE__ */ formulaOperation('nll', likelihood, {
  operands: ['logProbability', 'label', 'weight'],
  scalars: ['ignoreIndex'],
});

const countedWeight = /* @__PURE__ */ formulaOperation(
  'nll.weight',
  (weight, label, ignoreIndex) => unlessIgnored(label, ignoreIndex, weight),
  { operands: ['weight', 'label'], scalars: ['ignoreIndex'] },
);

/** −w ln p of each sample's class, 0 where ignored. */
export function negativeLogLikelihood(
  picked: PickedClasses,
  { ignoreIndex }: ClassSettings,
): Tensor {
  const { labels, logProbability, weight } = picked;
  return weight === null
    ? apply(plain, [logProbability, labels], [ignoreIndex])
    : apply(weighted, [logProbability, labels, weight], [ignoreIndex]);
}

/** The mean counts each sample by its weight, and the ignored ones not at all; NaN when all are ignored. */
export function reduceSamples(
  losses: Tensor,
  { labels, weight }: PickedClasses,
  { ignoreIndex, reduction }: ClassSettings,
): Tensor {
  if (reduction !== 'mean') return reduce(losses, reduction);
  const count =
    weight === null
      ? labels.ne(ignoreIndex).sum().cast(losses.dtype)
      : apply(countedWeight, [weight, labels], [ignoreIndex]).sum();
  return losses.sum().div(count);
}
