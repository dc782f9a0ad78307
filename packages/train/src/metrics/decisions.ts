import { BpError, type Tensor } from '@bp/tensor';
import type { LossFunction } from '../measures/loss';
import { classLabels, firstOf, IGNORED, largest } from './class-labels';
import { classLayout } from './class-layout';
import { type Visit, YesOrNo } from './yes-or-no';

/** Options of metrics of classes. */
export interface ClassMetricOptions {
  /**
   * From where on one output means yes. By default it follows from the loss, where that is known: 0 for logits, 0.5 for
   * probabilities; else it is 0 for targets −1 and 1, and has to be said for targets 0 and 1.
   */
  threshold?: number | null | undefined;
  /** The label of samples that do not count; −100 by default, as in the losses. */
  ignoreIndex?: number | undefined;
  /** What history calls the metric; its own name by default. */
  name?: string | undefined;
}

/** Reads the decisions out of predictions, and tells each to a visitor. */
export class Decisions {
  private readonly op: string;
  private readonly ignoreIndex: number;
  private readonly visit: Visit;
  private readonly yesOrNo: YesOrNo;

  constructor(
    op: string,
    { threshold, ignoreIndex }: { threshold: number | null; ignoreIndex: number },
    loss: LossFunction | undefined,
    visit: Visit,
  ) {
    this.op = op;
    this.ignoreIndex = ignoreIndex;
    this.visit = visit;
    this.yesOrNo = new YesOrNo({ op, threshold, ignoreIndex, loss }, visit);
  }

  add(prediction: Tensor, target: Tensor, weights?: Tensor): void {
    const { op, ignoreIndex, visit } = this;
    const layout = classLayout(op, prediction);
    const { n, classes, places } = layout;
    const counts = readWeights(op, weights, n);
    if (classes === 1) {
      this.yesOrNo.add(prediction, target, weights);
      return;
    }
    const labels = classLabels(op, target, prediction, layout, ignoreIndex);
    // Whole numbers are the decisions themselves.
    const decisions =
      classes === 0 ? classLabels(op, prediction, prediction, layout, Number.NaN) : null;
    const { data } = prediction;
    for (let i = 0; i < labels.length; i++) {
      if (labels[i] === IGNORED) continue;
      const decided = decisions?.[i] ?? largest(data, firstOf(i, classes, places), classes, places);
      visit(labels[i], decided, counts?.[Math.floor(i / places)] ?? 1, classes);
    }
  }

  /** To be called before the counts are used. */
  finish(): void {
    this.yesOrNo.finish();
  }
}

/**
 * The weights of n samples, null where all count 1.
 *
 * @throws BpError `BP_SHAPE` for another number of them
 */
export function readWeights(
  op: string,
  weights: Tensor | undefined,
  n: number,
): ArrayLike<number> | null {
  if (weights === undefined) return null;
  if (weights.size === n) return weights.data;
  throw new BpError(
    'BP_SHAPE',
    op,
    'there must be one weight for each of the {n} samples, got {weights}',
    { n, weights: weights.shape },
  );
}
